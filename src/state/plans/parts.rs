//! What can be added to a plan: components, parts of components, and parts of the whole.

/// Something that can be added, with the document that it begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name in texts.
    pub id: &'static str,
    /// Where it goes, as a pointer from its owner.
    pub at: &'static str,
    pub document: &'static str,
}

/// Components.
pub const COMPONENTS: [Part; 9] = [
    component("flat", r#"{"id":"Commission","pays":{"rate":"8%"}}"#),
    component("tiers", r#"{"id":"Tiers","pays":{"tiers":{"bands":[{"from":"0%","rate":"6%"},{"from":"100%","rate":"9%"}]}}}"#),
    component(
        "accelerator",
        r#"{"id":"Accelerator","pays":{"tiers":{"bands":[{"from":"0%","multiplier":"1"},{"from":"100%","multiplier":"1.5"}]}}}"#,
    ),
    component(
        "curve",
        r#"{"id":"Payout curve","pays":{"curve":{"points":[{"at":"50%","pays":"0%"},{"at":"100%","pays":"100%"},{"at":"150%","pays":"200%"}]}}}"#,
    ),
    component("bonus", r#"{"id":"Bonus","pays":{"bonus":{"milestones":[{"at":"100%","amount":"5000"}]}}}"#),
    component("each", r#"{"id":"Per deal","credit":{"of":"count"},"window":"month","pays":{"per_unit":"100"}}"#),
    component("override", r#"{"id":"Override","credit":{"whose":"team"},"pays":{"rate":"2%"}}"#),
    component("pool", r#"{"id":"Team pool","pays":{"pool":{"rate":"1%"}}}"#),
    component("ranking", r#"{"id":"Contest","window":"quarter","pays":{"ranking":{"prizes":["3000","2000","1000"]}}}"#),
];

/// What a component can have besides.
pub const OF_COMPONENT: [Part; 8] = [
    Part { id: "threshold", at: "/threshold", document: r#"{"at":"50%"}"# },
    Part { id: "cap", at: "/caps/-", document: r#"{"per":"year","amount":"100000"}"# },
    Part { id: "minimum", at: "/minimum_per_deal", document: r#""100""# },
    Part { id: "gate", at: "/gates/-", document: r#"{"kpi":"margin_rate","below":"30%","multiply":"75%"}"# },
    Part { id: "true-up", at: "/true_up", document: r#"{"over":"year"}"# },
    Part { id: "weight", at: "/weight", document: r#""100%""# },
    Part { id: "hold", at: "/holds/-", document: r#"{"share":"30%","months":3}"# },
    Part { id: "clawback", at: "/clawback", document: r#"{"by":"time_kept","within_months":12}"# },
];

/// What a plan can have besides.
pub const OF_PLAN: [Part; 5] = [
    Part { id: "cap", at: "/caps/-", document: r#"{"per":"year","amount":"250000"}"# },
    Part { id: "draw", at: "/payment/draw", document: r#"{"amount":"2000","recoverable":true}"# },
    Part { id: "guarantee", at: "/payment/guarantee", document: r#"{"amount":"2000","periods":3}"# },
    Part { id: "hold", at: "/payment/holds/-", document: r#"{"share":"30%","months":3}"# },
    Part { id: "clawback", at: "/payment/clawback", document: r#"{"by":"time_kept","within_months":12}"# },
];

/// What a person can have besides.
pub const OF_PERSON: [Part; 4] = [
    Part { id: "from", at: "/from", document: r#""2026-04-01""# },
    Part { id: "ramp", at: "/ramp", document: r#"["0%","50%","75%"]"# },
    Part { id: "draw", at: "/draw", document: r#"{"amount":"2000","recoverable":true}"# },
    Part { id: "guarantee", at: "/guarantee", document: r#"{"amount":"2000","periods":3}"# },
];

const fn component(id: &'static str, document: &'static str) -> Part {
    Part { id, at: "/components/-", document }
}
