//! The pages and their addresses. Hash routes, so that any static host will do.

/// A page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    #[default]
    Overview,
    Data,
    Kpis,
    Plans,
    Privacy,
}

impl Route {
    /// All pages, in the order of the navigation.
    pub const ALL: [Route; 5] = [Route::Overview, Route::Kpis, Route::Plans, Route::Data, Route::Privacy];

    /// The page of a location hash; anything unknown leads to the overview.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.split('?').next().unwrap_or_default().trim_start_matches('#').trim_matches('/');
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_forgives_the_rest() {
        for route in Route::ALL {
            assert_eq!(Route::from_hash(route.hash()), route);
        }
        for (hash, expected) in [
            ("", Route::Overview),
            ("#", Route::Overview),
            ("#data", Route::Data),
            ("#/kpis/", Route::Kpis),
            ("#/plans?p=1.abc/d", Route::Plans),
        ] {
            assert_eq!(Route::from_hash(hash), expected, "{hash}");
        }
        assert_eq!(Route::from_hash("#/no-such-page"), Route::Overview);
    }
}
