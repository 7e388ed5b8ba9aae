// Node 20 has no Temporal; the app loads the same polyfill where the browser has none.
import 'temporal-polyfill/global';
