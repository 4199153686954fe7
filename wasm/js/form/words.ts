// The form's own words. What the law, its facts and its measures are called comes from the rulebook.
import type { Lang } from "../api.js";

const WORDS = {
  title: ["案件录入", "Case entry"],
  intro: ["填写案情，即可看到法律允许的措施、依据、幅度和尚待查明的事项。是评估，不是决定；内容只留在本页。", "Enter the matter, and see which measures the law permits, on what article, within what bounds, and what is still unknown. An assessment, not a decision; nothing leaves this page."],
  language: ["语言", "Language"],
  act: ["违法行为", "The violation"],
  from: ["行为开始日", "First day of the act"],
  to: ["行为结束日", "Last day of the act"],
  domain: ["领域", "Domain"],
  every: ["全部领域", "All domains"],
  search: ["查找违法类型", "Find a type of violation"],
  types: ["违法类型", "Types of violation"],
  narrow: ["选择领域或者输入关键词，即可列出违法类型。", "Choose a domain or type a word, and the types of violation are listed."],
  noTypes: ["没有符合的违法类型", "No type of violation matches"],
  unanswered: ["该日没有条款对应", "no provision answers it on that day"],
  chosen: ["已选", "Chosen"],
  remove: ["移除", "Remove"],
  who: ["当事人", "The violator"],
  whoHint: ["选择所有符合的身份；没有选择的视为不具有。", "Choose every role that holds; a role not chosen does not hold."],
  commits: ["实施该行为的主体", "can commit the violation"],
  whoFirst: ["先选择违法行为和行为日期。", "First choose the violation and the day of the act."],
  known: ["事实与金额", "Facts and amounts"],
  knownHint: ["只问还能改变结论的事项，影响最大的在前。", "Only what can still change the answer is asked, the most decisive first."],
  yes: ["是", "Yes"],
  no: ["否", "No"],
  unknown: ["不清楚", "Unknown"],
  add: ["是，加入案情", "Yes, add it"],
  yuan: ["元", "yuan"],
  because: ["依据", "Because of"],
  general: ["总则和程序事项", "General rules and procedure"],
  last: ["没有未查明的事项还能改变结论。", "Nothing that is unknown can change the answer any more."],
  measures: ["法律允许的措施", "Measures the law permits"],
  measuresNone: ["没有措施。", "No measures."],
  by: ["机关", "By"],
  bounds: ["幅度", "Bounds"],
  duration: ["期限", "Duration"],
  waits: ["取决于", "Waits on"],
  unverified: ["依据来自第二手资料", "rests on a second-hand source"],
  propose: ["拟采取的措施", "Proposed measures"],
  proposeHint: ["逐项核对是否合法；数额超出幅度的不予接受。", "Each is checked against the law; a sum outside its bounds is not accepted."],
  measure: ["措施", "Measure"],
  addProposal: ["添加措施", "Add the measure"],
  amount: ["罚款数额（元）", "Sum of the fine (yuan)"],
  refused: ["未接受", "Not accepted"],
  leftOut: ["遗漏", "Left out"],
  notes: ["另须考虑", "What else is to be considered"],
  result: ["结果", "Result"],
  caseJson: ["案件 JSON", "Case as JSON"],
  answerJson: ["评估 JSON", "Assessment as JSON"],
  statement: ["理由说明", "Statement of reasons"],
  print: ["打印", "Print"],
  close: ["关闭", "Close"],
  clear: ["清空", "Clear the form"],
  missing: ["尚缺", "Still missing"],
  failed: ["无法载入规则库。", "The rulebook could not be loaded."],
  loading: ["正在载入规则库…", "Loading the rulebook…"],
  rulebook: ["规则库", "Rulebook"],
} as const;

export type Word = keyof typeof WORDS;

export function word(key: Word, lang: Lang): string {
  return WORDS[key][lang === "zh" ? 0 : 1];
}

/** What a screen reader is told after a change. */
export function summary(permitted: number, conditional: number, open: number, lang: Lang): string {
  return lang === "zh"
    ? `${permitted} 项措施可以适用，${conditional} 项有条件，${open} 个问题待答`
    : `${permitted} ${permitted === 1 ? "measure" : "measures"} permitted, ${conditional} conditional, ${open} open ${open === 1 ? "question" : "questions"}`;
}
