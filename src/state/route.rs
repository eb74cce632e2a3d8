//! The pages and their addresses. Hash routes, so that any static host will do.

use crate::state::own::message::Opening;

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    #[default]
    Overview,
    Data,
    Kpis,
    Plans,
    Privacy,
    /// Where an own KPI is written; the address says which, see
    /// [`crate::state::own::message::Opening`].
    Editor,
}

impl Route {
    /// The pages of the navigation, in its order.
    pub const ALL: [Route; 5] = [Route::Overview, Route::Kpis, Route::Plans, Route::Data, Route::Privacy];

    /// The page of a location hash; anything unknown leads to the overview.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.split('?').next().unwrap_or_default().trim_start_matches('#').trim_matches('/');
        if Opening::from_hash(hash).is_some() {
            return Route::Editor;
        }
        Route::ALL.into_iter().find(|route| route.id() == path && path != Route::Overview.id()).unwrap_or_default()
    }

    /// The location hash, such as `#/data`.
    pub fn hash(self) -> &'static str {
        match self {
            Route::Overview => "#/",
            Route::Data => "#/data",
            Route::Kpis => "#/kpis",
            Route::Plans => "#/plans",
            Route::Privacy => "#/privacy",
            Route::Editor => "#/kpis/new",
        }
    }

    /// The name used in texts and attributes, such as `data`.
    pub fn id(self) -> &'static str {
        match self {
            Route::Overview => "overview",
            Route::Data => "data",
            Route::Kpis => "kpis",
            Route::Plans => "plans",
            Route::Privacy => "privacy",
            Route::Editor => "editor",
        }
    }

    /// The page of the navigation that it belongs to.
    pub fn section(self) -> Route {
        if self == Route::Editor { Route::Kpis } else { self }
    }

    /// Whether an own KPI is written here.
    pub fn is_editor(self) -> bool {
        self == Route::Editor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_forgives_the_rest() {
        for route in Route::ALL.into_iter().chain([Route::Editor]) {
            assert_eq!(Route::from_hash(route.hash()), route);
        }
        for (hash, expected) in [
            ("", Route::Overview),
            ("#", Route::Overview),
            ("#data", Route::Data),
            ("#/kpis/", Route::Kpis),
            ("#/kpis/own/my_kpi", Route::Editor),
            ("#/kpis/own", Route::Overview),
            ("#/plans?p=1.abc/d", Route::Plans),
        ] {
            assert_eq!(Route::from_hash(hash), expected, "{hash}");
        }
        assert_eq!(Route::from_hash("#/no-such-page"), Route::Overview);
    }
}
