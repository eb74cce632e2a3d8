//! Files of which one row says several things: a target for each quarter, a rate for
//! each currency. Such a file is looked at once for each of those columns.

use crate::star::headers::classify::Class;

/// A file as one of its columns makes it.
#[derive(Clone, Debug)]
pub struct View {
    pub class: Class,
    /// Fields that the header says for all rows.
    pub said: Vec<(&'static str, String)>,
}

/// A view for each of the columns of a field, if there are several; `said` is what
/// the header of a column says.
pub fn each_of(class: &Class, field: &str, said: impl Fn(usize) -> Vec<(&'static str, String)>) -> Vec<View> {
    let places: Vec<usize> =
        (0..class.fields.len()).filter(|&at| class.fields.get(at).is_some_and(|own| own.as_deref() == Some(field))).collect();
    if places.len() < 2 {
        return vec![View { class: class.clone(), said: Vec::new() }];
    }
    let only = |place: usize| {
        let fields = class.fields.iter().enumerate().map(|(at, own)| own.clone().filter(|_| at == place || !places.contains(&at)));
        View { class: Class { fields: fields.collect(), ..class.clone() }, said: said(place) }
    };
    places.iter().map(|&place| only(place)).collect()
}
