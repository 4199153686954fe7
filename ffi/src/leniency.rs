//! Circumstances that reach beyond the bounds of a penalty: which are known, and what they open.

use crate::assessment::{fadu_assessment, reading};
use crate::border::{border, fill, known, put};
use crate::status::fadu_status;
use crate::text::fadu_view;
use crate::value::fadu_place;
use fadu::assessment::Force;
use fadu::duty::{Effect, Place, Weight};

/// What a circumstance does to the weight of a penalty.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_weight {
    /// 从重: heavier within the band.
    FADU_WEIGHT_HEAVIER = 1,
    /// 从轻: lighter within the band.
    FADU_WEIGHT_LIGHTER = 2,
    /// 可以从轻或者减轻: may be lighter, or go below the minimum.
    FADU_WEIGHT_MAY_MITIGATE = 3,
    /// 应当从轻或者减轻: shall be lighter, or go below the minimum.
    FADU_WEIGHT_MITIGATE = 4,
    /// 从轻、减轻或者不予处罚: shall be lighter, go below the minimum, or be left out.
    FADU_WEIGHT_MITIGATE_OR_WAIVE = 5,
    /// 可以不予处罚: may be left out.
    FADU_WEIGHT_MAY_WAIVE = 6,
    /// 不予处罚: no penalty.
    FADU_WEIGHT_WAIVE = 7,
}

/// A known circumstance that reaches beyond the bounds.
#[repr(C)]
pub struct fadu_ground {
    /// What the article says, in Chinese.
    pub zh: fadu_view,
    /// The same in English.
    pub en: fadu_view,
    /// What it does.
    pub weight: fadu_weight,
    /// Where it stands.
    pub place: fadu_place,
    /// Whether it bears on every penalty; else on those of its statute version.
    pub general: bool,
}

fn ground(e: &Effect) -> fadu_ground {
    use fadu_weight::*;
    let weight = match e.weight {
        Weight::Heavier => FADU_WEIGHT_HEAVIER,
        Weight::Lighter => FADU_WEIGHT_LIGHTER,
        Weight::MayMitigate => FADU_WEIGHT_MAY_MITIGATE,
        Weight::Mitigate => FADU_WEIGHT_MITIGATE,
        Weight::MitigateOrWaive => FADU_WEIGHT_MITIGATE_OR_WAIVE,
        Weight::MayWaive => FADU_WEIGHT_MAY_WAIVE,
        Weight::Waive => FADU_WEIGHT_WAIVE,
    };
    fadu_ground { zh: (&*e.zh).into(), en: (&*e.en).into(), weight, place: Place { version: e.version, at: e.at }.into(), general: e.general }
}

/// The circumstances known that reach beyond the bounds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_grounds(assessment: *const fadu_assessment, grounds: *mut fadu_ground, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        fill(r.answer.grounds.iter().filter_map(|n| r.book.effects.get(usize::from(*n))).map(ground), grounds, capacity, count)
    })
}

/// Whether the law says 可以 or 应当.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_force {
    /// It says nothing of the kind.
    FADU_FORCE_NONE = 0,
    /// 可以
    FADU_FORCE_MAY = 1,
    /// 应当
    FADU_FORCE_SHALL = 2,
}

fn force(f: Option<Force>) -> fadu_force {
    match f {
        None => fadu_force::FADU_FORCE_NONE,
        Some(Force::May) => fadu_force::FADU_FORCE_MAY,
        Some(Force::Shall) => fadu_force::FADU_FORCE_SHALL,
    }
}

/// What known circumstances open for a penalty.
#[repr(C)]
pub struct fadu_leniency {
    /// 从轻或者减轻: it weighs lighter, or goes below the minimum.
    pub lighter: fadu_force,
    /// 不予处罚: it is left out.
    pub none: fadu_force,
}

/// What known circumstances open for the penalties of a statute version.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_leniency(assessment: *const fadu_assessment, version: u16, leniency: *mut fadu_leniency) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        known(r.book.versions.get(usize::from(version)))?;
        let open = r.answer.leniency(r.book, version);
        put(leniency, fadu_leniency { lighter: force(open.lighter), none: force(open.none) })
    })
}
