//! Names of what is closed by law or by the engine: kinds, ranks, modes, classes, weights, phases; and of the domains of violations.

use super::law::Law;
use crate::duty::Weight;
use crate::grant::Group;
use crate::provision::{Kind, Rank};
use crate::vocabulary::Class;

pub fn rank(law: &Law<'_>, r: Rank) -> &'static str {
    match r {
        Rank::Law => law.lang.say("法律", "law"),
        Rank::AdministrativeRegulation => law.lang.say("行政法规", "administrative regulation"),
        Rank::DepartmentRule => law.lang.say("部门规章", "department rule"),
        Rank::NormativeDocument => law.lang.say("规范性文件", "normative document"),
        Rank::Policy => law.lang.say("平台规则", "a platform's policy"),
    }
}

pub fn kind(law: &Law<'_>, k: Kind) -> &'static str {
    match k {
        Kind::Penalty => law.lang.say("处罚条款", "Penalty"),
        Kind::Power => law.lang.say("职权条款", "Power of an authority"),
        Kind::PlatformDuty => law.lang.say("平台义务条款", "Duty of a platform to act"),
        Kind::Consequence => law.lang.say("后果条款", "Consequence of a measure"),
        Kind::General => law.lang.say("总则条款", "General rule"),
    }
}

pub fn mode(law: &Law<'_>, must: bool) -> &'static str {
    if must { law.lang.say("应当：", "must: ") } else { law.lang.say("可以：", "may: ") }
}

pub fn group(law: &Law<'_>, g: Group) -> String {
    match (g.one_of, g.at_least) {
        (true, _) => law.say("择一：", "exactly one of: ").to_owned(),
        (false, 0) => law.say("可以选择：", "any of: ").to_owned(),
        (false, 1) => law.say("至少选一：", "at least one of: ").to_owned(),
        (false, n) => law.say(&format!("至少选{n}项："), &format!("at least {n} of: ")).to_owned(),
    }
}

pub fn class(law: &Law<'_>, c: Class) -> &'static str {
    match c {
        Class::Penalty => law.lang.say("行政处罚", "an administrative penalty"),
        Class::Order => law.lang.say("责令", "an order"),
        Class::Supervision => law.lang.say("监督管理措施", "a supervisory step"),
        Class::Platform => law.lang.say("平台措施", "a platform's measure"),
        Class::Consequence => law.lang.say("后果", "a consequence"),
        Class::Referral => law.lang.say("移送", "a referral"),
        Class::ReportTerm => law.lang.say("通报用语", "a term of the report"),
    }
}

pub fn weight(law: &Law<'_>, w: Weight) -> &'static str {
    match w {
        Weight::Heavier => law.lang.say("从重", "heavier, within the bounds"),
        Weight::Lighter => law.lang.say("从轻", "lighter, within the bounds"),
        Weight::MayMitigate => law.lang.say("可以从轻或者减轻", "may be lighter, or go below the minimum"),
        Weight::Mitigate => law.lang.say("应当从轻或者减轻", "shall be lighter, or go below the minimum"),
        Weight::MitigateOrWaive => law.lang.say("从轻、减轻或者不予处罚", "lighter, below the minimum, or no penalty"),
        Weight::MayWaive => law.lang.say("可以不予处罚", "may be no penalty"),
        Weight::Waive => law.lang.say("不予处罚", "no penalty"),
    }
}

/// What a phase of the engine does; the id of one that has no words yet.
pub fn phase<'p>(law: &Law<'_>, id: &'p str) -> &'p str {
    match id {
        "power-to-set" => law.lang.say("检查每一条是否有权设定其处罚", "each provision is checked for the power to set its penalties"),
        "leniency" => law.lang.say("从轻、减轻、不予处罚", "leniency and no penalty"),
        "age-and-capacity" => law.lang.say("年龄和责任能力", "age and capacity"),
        "discretion" => law.lang.say("裁量阶次的确定", "the step of discretion is worked out"),
        "discretion-departure" => law.lang.say("经批准调整适用裁量权基准", "an approved departure from the benchmark"),
        "crime-referral" => law.lang.say("涉嫌犯罪的移送", "transfer where a crime is suspected"),
        "one-fine" => law.lang.say("一事不再罚款，从一重", "one act, one fine: the higher one"),
        "limitation" => law.lang.say("处罚时效", "limitation of penalties"),
        "later-law" => law.lang.say("从旧兼从轻", "the law of the day of the act, or a more lenient later one"),
        "refunds" => law.lang.say("退赔先于没收", "refunds come before confiscation"),
        "education" => law.lang.say("不予处罚的，教育当事人", "education where no penalty is given"),
        "working-days" => law.lang.say("工作日的计算", "counting in working days"),
        "correction-with-penalty" => law.lang.say("处罚的同时责令改正", "an order to correct goes with every penalty"),
        other => other,
    }
}

/// What stands before the dot of the id of a violation type.
pub fn prefix(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

/// The domain of a violation type; its prefix where that has no words yet.
pub fn domain<'v>(law: &Law<'_>, id: &'v str) -> &'v str {
    match prefix(id) {
        "account" => law.lang.say("账号", "Accounts"),
        "ads" => law.lang.say("广告", "Advertising"),
        "ai" => law.lang.say("人工智能和深度合成", "Artificial intelligence and synthetic media"),
        "algo" => law.lang.say("算法推荐", "Algorithmic recommendation"),
        "app" => law.lang.say("应用程序", "Apps"),
        "blockchain" => law.lang.say("区块链", "Blockchain"),
        "commerce" => law.lang.say("电子商务", "E-commerce"),
        "content" => law.lang.say("信息内容", "Content"),
        "data" => law.lang.say("数据安全", "Data security"),
        "fraud" => law.lang.say("电信网络诈骗", "Telecom and online fraud"),
        "minors" => law.lang.say("未成年人", "Minors"),
        "news" => law.lang.say("新闻信息", "News"),
        "pi" => law.lang.say("个人信息", "Personal information"),
        "security" => law.lang.say("网络安全", "Network security"),
        "service" => law.lang.say("互联网信息服务", "Internet information services"),
        other => other,
    }
}
