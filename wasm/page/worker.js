// Assesses in a web worker: a list of JSON texts in, a list of JSON texts out.
import { assessJson, load } from "/dist/index.js";

onmessage = async ({ data }) => {
  await load();
  postMessage(data.map((text) => assessJson(text)));
};
