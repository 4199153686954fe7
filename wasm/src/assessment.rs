//! An assessment handle. Options and coverage are worked out at once; findings, questions, notes and the steps of discretion when
//! one of them is first asked for; nothing is turned into a value before it is.

use crate::lang;
use crate::tokens::to_js;
use alloc::rc::Rc;
use alloc::string::String;
use fadu::assessment::Assessment;
use fadu::condition::Truth;
use fadu::json::{self, Part};
use fadu::statement::{Form, statement};
use fadu::{Case, Rulebook};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// An assessment with the case it answers.
#[wasm_bindgen]
pub struct AnswerHandle {
    case: Rc<Case>,
    answer: Assessment,
    complete: bool,
}

impl AnswerHandle {
    pub(crate) fn of(case: Rc<Case>) -> Self {
        let mut answer = Assessment::default();
        Rulebook::embedded().options_into(&case, &mut answer);
        Self { case, answer, complete: false }
    }

    /// The answer with all its parts.
    fn whole_answer(&mut self) -> &Assessment {
        if !self.complete {
            Rulebook::embedded().assess_into(&self.case, &mut self.answer);
            self.complete = true;
        }
        &self.answer
    }

    fn part(&mut self, part: Part) -> JsValue {
        self.whole_answer();
        to_js(&json::part_shape(Rulebook::embedded(), &self.case, &self.answer, part))
    }
}

#[wasm_bindgen]
impl AnswerHandle {
    /// All of it.
    pub fn whole(&mut self) -> JsValue {
        self.whole_answer();
        to_js(&json::assessment_shape(Rulebook::embedded(), &self.case, &self.answer))
    }

    /// How many options there are.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.answer.options.len()
    }

    /// Whether an option stands; nothing beyond the last.
    pub fn status(&self, n: usize) -> Option<String> {
        self.answer.options.get(n).map(|o| o.status.name().into())
    }

    /// One option; null if there is none.
    pub fn option(&mut self, n: usize) -> JsValue {
        self.part(Part::Option(n))
    }

    /// Coverage per violation, and the worst.
    pub fn coverage(&self) -> JsValue {
        to_js(&json::part_shape(Rulebook::embedded(), &self.case, &self.answer, Part::Coverage))
    }

    /// What the law says of the proposals.
    pub fn findings(&mut self) -> JsValue {
        self.part(Part::Findings)
    }

    /// What was reported.
    pub fn practice(&mut self) -> JsValue {
        self.part(Part::Practice)
    }

    /// What could still change the answer.
    pub fn questions(&mut self) -> JsValue {
        self.part(Part::Questions)
    }

    /// What else there is to say.
    pub fn notes(&mut self) -> JsValue {
        self.part(Part::Notes)
    }

    /// Whether some finding is not `permitted`.
    #[wasm_bindgen(getter)]
    pub fn objected(&mut self) -> bool {
        self.whole_answer().findings.iter().any(|f| f.status != Truth::True)
    }

    /// The statement of reasons.
    pub fn statement(&mut self, zh: bool, markdown: bool) -> String {
        self.whole_answer();
        let form = if markdown { Form::Markdown } else { Form::Text };
        statement(Rulebook::embedded(), &self.case, &self.answer, lang(zh), form)
    }
}
