//! An assessment handle. Options and coverage are worked out at once, the rest when it is first asked for; nothing is turned into a
//! value before it is.

use crate::lang;
use crate::tokens::to_js;
use alloc::rc::Rc;
use alloc::string::String;
use fadu::assessment::Assessment;
use fadu::condition::Truth;
use fadu::json::{Part, Piece, Whole};
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
        Rulebook::embedded().options_and_steps_into(&case, &mut answer);
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
}

#[wasm_bindgen]
impl AnswerHandle {
    /// All of it.
    pub fn whole(&mut self) -> JsValue {
        self.whole_answer();
        to_js(&Whole(Rulebook::embedded(), &self.case, &self.answer))
    }

    /// One part of it, by its key; undefined if there is none.
    pub fn part(&mut self, key: &str) -> JsValue {
        let Some(part) = Part::parse(key) else { return JsValue::UNDEFINED };
        if !part.early() {
            self.whole_answer();
        }
        to_js(&Piece::new(Rulebook::embedded(), &self.case, &self.answer, part))
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
