//! An assessment handle: what it holds is turned into values only when asked for.

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
}

impl AnswerHandle {
    pub(crate) fn of(case: Rc<Case>) -> Self {
        let answer = Rulebook::embedded().assess(&case);
        Self { case, answer }
    }

    fn part(&self, part: Part) -> JsValue {
        to_js(&json::part_shape(Rulebook::embedded(), &self.case, &self.answer, part))
    }
}

#[wasm_bindgen]
impl AnswerHandle {
    /// All of it.
    pub fn whole(&self) -> JsValue {
        to_js(&json::assessment_shape(Rulebook::embedded(), &self.case, &self.answer))
    }

    /// How many options there are.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.answer.options.len()
    }

    /// One option; null if there is none.
    pub fn option(&self, n: usize) -> JsValue {
        self.part(Part::Option(n))
    }

    /// Coverage per violation, and the worst.
    pub fn coverage(&self) -> JsValue {
        self.part(Part::Coverage)
    }

    /// What the law says of the proposals.
    pub fn findings(&self) -> JsValue {
        self.part(Part::Findings)
    }

    /// What was reported.
    pub fn practice(&self) -> JsValue {
        self.part(Part::Practice)
    }

    /// What could still change the answer.
    pub fn questions(&self) -> JsValue {
        self.part(Part::Questions)
    }

    /// What else there is to say.
    pub fn notes(&self) -> JsValue {
        self.part(Part::Notes)
    }

    /// Whether some finding is not `permitted`.
    #[wasm_bindgen(getter)]
    pub fn objected(&self) -> bool {
        self.answer.findings.iter().any(|f| f.status != Truth::True)
    }

    /// The statement of reasons.
    pub fn statement(&self, zh: bool, markdown: bool) -> String {
        let form = if markdown { Form::Markdown } else { Form::Text };
        statement(Rulebook::embedded(), &self.case, &self.answer, lang(zh), form)
    }
}
