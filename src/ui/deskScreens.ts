// What stands behind the first screen of a desk: fetched at once, beside the book that it shows.
import './routed';
import './frame/Gate';
import './frame/Frame';
import './calendar/Calendar';
