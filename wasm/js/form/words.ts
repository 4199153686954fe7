// The form's own words. What the law, its facts and its measures are called comes from the rulebook.
import type { Lang, Refusal } from "../api.js";
import type { Draft } from "./draft.js";

const WORDS = {
  title: ["案件录入", "Case entry"],
  intro: ["填写案情，即可看到法律允许的措施、依据、幅度和尚待查明的事项。是评估，不是决定；内容只留在本页。", "Enter the matter, and see which measures the law permits, on what article, within what bounds, and what is still unknown. An assessment, not a decision; nothing leaves this page."],
  language: ["语言", "Language"],
  loading: ["正在载入规则库…", "Loading the rulebook…"],
  failed: ["无法载入规则库。", "The rulebook could not be loaded."],
  refused: ["未接受", "Not accepted"],
  missing: ["尚缺", "Still missing"],
  missingDay: ["行为日期", "the day of the act"],
  missingViolation: ["违法类型或者违反的条文", "the type of violation or the article breached"],
  missingLevel: ["机关级别", "the level of the authority"],
  faulty: ["有误", "Faulty"],
  // for what core tells by the keys of the format
  dateOrder: ["行为、发现、立案、决定的日期应当依次先后", "the days of act, discovery, filing and decision follow one another"],
  wholeNumber: ["应为整数", "it is a whole number"],
  remove: ["移除", "Remove"],
  choose: ["请选择", "Choose"],
  notStated: ["（未填写）", "(not stated)"],
  // the violation
  act: ["违法行为", "The violation"],
  from: ["行为开始日", "First day of the act"],
  to: ["行为结束日", "Last day of the act"],
  domain: ["领域", "Domain"],
  every: ["全部领域", "All domains"],
  search: ["查找违法类型", "Find a type of violation"],
  types: ["违法类型", "Types of violation"],
  narrow: ["选择领域或者输入关键词，即可列出违法类型。", "Choose a domain or type a word, and the types of violation are listed."],
  noTypes: ["没有符合的违法类型", "No type of violation matches"],
  unanswered: ["没有条款对应", "no provision answers it"],
  unansweredThen: ["该日没有条款对应", "no provision answers it on that day"],
  chosen: ["已选", "Chosen"],
  cite: ["直接引用违反的条文", "Cite the article breached"],
  article: ["条文", "Article"],
  articleHint: ["法规/条/款/项，例如 csl/21/1/3", "statute/article/paragraph/item, such as csl/21/1/3"],
  // the violator
  who: ["当事人", "The violator"],
  whoHint: ["选择所有符合的身份；没有选择的视为不具有。", "Choose every role that holds; a role not chosen does not hold."],
  otherRoles: ["其他身份", "Other roles"],
  commits: ["实施该行为的主体", "can commit the violation"],
  actFirst: ["先选择违法行为和行为日期。", "First choose the violation and the day of the act."],
  // what is known
  known: ["事实与金额", "Facts and amounts"],
  knownHint: ["只问还能改变结论的事项，影响最大的在前。", "Only what can still change the answer is asked, the most decisive first."],
  last: ["没有未查明的事项还能改变结论。", "Nothing that is unknown can change the answer any more."],
  general: ["总则和程序事项", "General rules and procedure"],
  because: ["依据", "Because of"],
  yes: ["是", "Yes"],
  no: ["否", "No"],
  unknown: ["不清楚", "Unknown"],
  add: ["是，加入案情", "Yes, add it"],
  noneBefore: ["否，此前没有任何措施", "No, no measure at all was taken before"],
  // the file
  file: ["案卷", "The file"],
  steps: ["案号和程序日期", "Number and days of the procedure"],
  number: ["案号（可不填）", "Number of the case (optional)"],
  discovered: ["发现违法行为", "Violation discovered"],
  filed: ["立案", "Case filed"],
  notified: ["告知事实、理由、依据和权利", "Facts, reasons, basis and rights notified"],
  hearingNotified: ["告知听证权利", "Right to a hearing notified"],
  hearingRequested: ["要求听证", "Hearing requested"],
  hearing: ["举行听证", "Hearing held"],
  decided: ["作出决定", "Decision made"],
  served: ["送达", "Decision served"],
  prior: ["此前已对当事人采取的措施", "Earlier measures against the violator"],
  priorHint: ["此前是否采取过措施？列出的视为全部。", "Were measures taken before? Those listed count as all."],
  priorNone: ["没有", "None"],
  priorSome: ["有，如下", "Yes, these"],
  addPrior: ["添加此前的措施", "Add an earlier measure"],
  day: ["日期", "Day"],
  // the measures
  measures: ["法律允许的措施", "Measures the law permits"],
  measuresNone: ["没有措施。", "No measures."],
  by: ["机关", "By"],
  unverified: ["依据来自第二手资料", "rests on a second-hand source"],
  notes: ["另须考虑", "What else is to be considered"],
  procedure: ["程序和救济", "Procedure and remedies"],
  // the proposals
  propose: ["拟采取的措施", "Proposed measures"],
  proposeHint: ["逐项核对是否合法；数额、期限超出幅度的不予接受。", "Each is checked against the law; a sum or a duration outside its bounds is not accepted."],
  measure: ["措施", "Measure"],
  other: ["法律在本案中没有规定的措施", "A measure the law does not provide here"],
  otherMeasure: ["其他措施：结论会说明理由", "Another measure: the finding says why not"],
  addProposal: ["添加措施", "Add the measure"],
  amount: ["罚款数额（元）", "Sum of the fine (yuan)"],
  bounds: ["幅度", "Bounds"],
  duration: ["期限", "Duration"],
  unit: ["单位", "Unit"],
  // as after a number
  days: ["日", "days"],
  months: ["个月", "months"],
  years: ["年", "years"],
  life: ["终身", "for life"],
  body: ["作出机关", "Authority"],
  level: ["机关级别", "Its level"],
  chooseLevel: ["请选择级别", "Choose the level"],
  transfer: ["移送", "Handed over to"],
  more: ["对象、人员和依据", "Target, person and basis"],
  target: ["对象", "Target"],
  person: ["人员", "Person"],
  personHint: ["同一对象有几个人时，用于区分", "tells several people of the same target apart"],
  basis: ["依据条文", "Article it rests on"],
  basisHint: ["法规/条/款/项，例如 csl/59/1", "statute/article/paragraph/item, such as csl/59/1"],
  leftOut: ["遗漏", "Left out"],
  // what comes out
  result: ["结果", "Result"],
  statement: ["理由说明", "Statement of reasons"],
  caseJson: ["案件 JSON", "Case as JSON"],
  answerJson: ["评估 JSON", "Assessment as JSON"],
  print: ["打印", "Print"],
  copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"],
  clear: ["清空", "Clear the form"],
  clearSure: ["清空所填的全部内容？无法撤销。", "Clear everything that was entered? It cannot be undone."],
  rulebook: ["规则库", "Rulebook"],
} as const;

export type Word = keyof typeof WORDS;

export function word(key: Word, lang: Lang): string {
  return WORDS[key][lang === "zh" ? 0 : 1];
}

/** Why an entry is not accepted. */
export function refusal(d: Draft, r: Refusal): string {
  if (r.code === "date-order") return d.say("dateOrder");
  return r.code === "wrong-type" && r.pointer.endsWith("/duration") ? d.say("wholeNumber") : r.text;
}

/** What a form calls a field that is missing, by the last part of its pointer; any other is told as core tells it. */
const MISSING: Partial<Record<string, Word>> = { act: "missingDay", violations: "missingViolation", level: "missingLevel" };

/** How far the entry is: what a screen reader is told after a change. */
export function summary(d: Draft): string {
  const { view } = d;
  const zh = d.lang === "zh";
  if (view.faults.length) {
    const told = view.faults.map((f) => {
      const field = f.code === "missing" ? MISSING[f.pointer.slice(f.pointer.lastIndexOf("/") + 1)] : undefined;
      return field ? d.say(field) : zh ? f.zh : f.en;
    });
    return d.named(view.faults.every((f) => f.code === "missing") ? "missing" : "faulty", d.list(told));
  }
  const count = (status: string): number => view.measures.filter((m) => m.status === status).length;
  const [permitted, conditional, open] = [count("permitted"), count("conditional"), view.questions.length];
  return zh
    ? `${permitted} 项措施可以适用，${conditional} 项有条件，${open} 个问题待答`
    : `${permitted} ${permitted === 1 ? "measure" : "measures"} permitted, ${conditional} conditional, ${open} open ${open === 1 ? "question" : "questions"}`;
}
