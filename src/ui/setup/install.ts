/** What says whether the app runs in a browser that forgets it. */
export type Surroundings = {
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Opened from the Home Screen. */
  readonly standalone: boolean;
};

/**
 * Whether installing comes first: on iPhone and iPad, browsers clear what a page keeps after 7 days without a
 * visit, unless it is on the Home Screen (WebKit, "Full Third-Party Cookie Blocking and More", 2020).
 * An iPad calls itself a Mac, but a Mac has no touch screen.
 */
export const mustInstall = ({ userAgent, touchPoints, standalone }: Surroundings): boolean =>
  !standalone && (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1));

export const surroundings = (): Surroundings => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  standalone:
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true),
});
