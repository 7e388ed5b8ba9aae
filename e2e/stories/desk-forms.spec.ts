import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService, openSession } from '../people/desk';
import { expect, test } from '../people/people';
import { SALON, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

const QUESTIONS = [
  { text: 'Allergies', kind: 'One line', needed: true, answer: 'Nuts' },
  {
    text: 'What happened so far?',
    kind: 'Several lines',
    needed: false,
    answer: 'First a cut.\nThen colour.',
  },
  { text: 'Length', kind: 'One of several', options: ['Short', 'Long'], needed: true, answer: 'Long' },
  { text: 'You may take a picture', kind: 'A box to tick', needed: false, answer: 'yes' },
] as const;

test('the owner asks questions of every kind, a visitor answers, and the desk reads the answers', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = owner;
  await test.step('make the form', async () => {
    await owner.visit('/#/desk/settings/forms');
    await page.getByRole('link', { name: 'Add form' }).click();
    await page.getByRole('button', { name: 'Add form' }).click();
    await expect(page.getByText('Add at least one question.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Before you come');
    for (const [at, { text, kind, needed, ...more }] of QUESTIONS.entries()) {
      await page.getByRole('button', { name: 'Add question' }).click();
      const question = page.getByRole('group', { name: `Question ${at + 1}` });
      await question.getByRole('textbox', { name: 'Question' }).fill(text);
      await question.getByLabel('Kind of answer').selectOption(kind);
      if ('options' in more) await question.getByLabel('Choices').fill(more.options.join('\n'));
      await question.getByLabel('Must be answered').setChecked(needed);
    }
    await page.getByRole('button', { name: 'Add form' }).click();
    await expect(page.getByRole('link', { name: /Before you come/ })).toBeVisible();
    await expect(page.getByText('4 questions')).toBeVisible();
    await changeService(owner, SALON.service, async () => {
      await page.getByLabel('Intake form').selectOption('Before you come');
    });
  });

  const { page: theirs } = visitor;
  const form = theirs.getByRole('group', { name: 'Before you come' });
  await test.step('what must be answered is said at the field, and nothing typed is lost', async () => {
    await visitor.visit(link);
    await chooseTime(theirs, start, SALON.zone);
    await fillIn(theirs, contact('Ana'));
    await form.getByLabel('What happened so far?').fill(QUESTIONS[1].answer);
    await book(theirs);
    const allergies = form.getByLabel('Allergies');
    await expect(allergies).toBeFocused();
    await expect(allergies).toHaveAccessibleDescription(/Please fill this in/);
    await expect(form.getByLabel('Length')).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByLabel('What happened so far?')).toHaveValue(QUESTIONS[1].answer);
  });

  await test.step('answered, it is booked', async () => {
    await form.getByLabel('Allergies').fill('Nuts');
    await form.getByLabel('Length').selectOption('Long');
    await form.getByLabel('You may take a picture').check();
    await book(theirs);
    await expectConfirmed(theirs);
  });

  await test.step('the session and the client show the answers', async () => {
    await owner.visit('/#/desk');
    await showDay(page, day);
    const panel = await openSession(page, /Ana Silva/);
    await expect(panel.getByRole('heading', { name: 'Answers' })).toBeVisible();
    await expect(panel.getByRole('term').filter({ hasText: 'Allergies' })).toBeVisible();
    await expect(panel.getByRole('definition').filter({ hasText: 'Nuts' })).toBeVisible();
    await panel.getByRole('link', { name: 'Ana Silva' }).click();
    await page.getByRole('tab', { name: 'Answers' }).click();
    const answers = page.getByRole('tabpanel', { name: 'Answers' });
    await expect(answers.getByRole('term')).toHaveText(QUESTIONS.map(({ text }) => text));
    await expect(answers.getByRole('definition').nth(0)).toHaveText('Nuts');
    await expect(answers.getByRole('definition').nth(1)).toContainText('Then colour.');
    await expect(answers.getByRole('definition').nth(2)).toHaveText('Long');
    await expect(answers.getByRole('definition').nth(3)).toHaveText(/yes/i);
  });
});
