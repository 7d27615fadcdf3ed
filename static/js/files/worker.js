import {answerTo} from "./asked.js";
import {sent} from "./crossing.js";
import {Unreadable} from "./unreadable.js";

/** A module worker: a question about a file → its answer as it crosses, or {notice} of what cannot be opened, or {error}. */
addEventListener("message", async ({data}) => {
  try {
    const {crossing, transfer} = sent(await answerTo(data));
    postMessage(crossing, {transfer});
  } catch (error) {
    if (error instanceof Unreadable) postMessage({notice: error.notice});
    else postMessage({error: String(error)});
  }
});
