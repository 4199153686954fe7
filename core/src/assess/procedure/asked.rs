//! What is unknown of procedure, asked after everything else.

use super::super::questions::key;
use crate::assessment::{Ask, Question};
use crate::duty::Place;
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

#[derive(Default)]
pub(super) struct Questions(Vec<Question>);

impl Questions {
    pub(super) fn add(&mut self, ask: Ask, at: Place) {
        match self.0.iter_mut().find(|q| q.ask == ask) {
            Some(q) => {
                q.decides = q.decides.saturating_add(1);
                if !q.articles.contains(&at) {
                    q.articles.push(at);
                }
            }
            None => self.0.push(Question { ask, decides: 1, because: Vec::new(), articles: [at].into() }),
        }
    }

    /// Writes them behind those there are.
    pub(super) fn write(mut self, book: &Rulebook, out: &mut Vec<Question>) {
        self.0.order_by(|a, b| b.decides.cmp(&a.decides).then_with(|| key(book, a.ask).cmp(&key(book, b.ask))));
        self.0.retain(|q| !out.iter().any(|x| x.ask == q.ask));
        out.append(&mut self.0);
    }
}
