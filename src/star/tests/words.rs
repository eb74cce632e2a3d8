//! The words of stages, and that the lists agree with each other.

use super::*;

/// The languages that CRMs are sold in.
const LANGUAGES: &str =
    "en de fr es pt it nl sv no da fi pl cs sk hu ro bg el tr ru uk he ar fa hi id ms vi th ko ja zh-Hans zh-Hant hr sr sl lt lv et";

fn lists() -> Lists<'static> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/words.json"))).expect("words.toml parses")
}

#[test]
fn every_language_has_each_word() {
    let lists = lists();
    for id in LANGUAGES.split(' ') {
        let language = lists.language.iter().find(|language| language.id == id).unwrap_or_else(|| panic!("no words of {id}"));
        for status in Status::ALL {
            assert!(language.meaning(status).count() > 2, "{id} has no words for {}", status.id());
        }
        assert!(!language.closed.is_empty() && !language.yes.is_empty() && !language.no.is_empty(), "{id}");
        assert!(language.not.len() + language.lost_inside.len() > 0, "{id} has no words for not");
    }
}

#[test]
fn no_word_is_in_two_lists() {
    let lists = lists();
    let mut known: FxHashMap<String, (String, &str)> = FxHashMap::default();
    let mut twice = Vec::new();
    let mut add = |word: &str, meaning: &str, of: &'static str| {
        let entry = known.entry(fold(word)).or_insert_with(|| (meaning.to_owned(), of));
        if entry.0 != meaning {
            twice.push(format!("{word}: {} and {meaning}", entry.0));
        }
    };
    for language in &lists.language {
        for status in Status::ALL {
            language.meaning(status).for_each(|word| add(word, status.id(), "language"));
        }
        language.closed.iter().for_each(|word| add(word, "closed", "language"));
    }
    lists.funnel.iter().flatten().for_each(|word| add(word, "open", "funnel"));
    assert_eq!(twice, Vec::<String>::new());
    let mut flags: FxHashMap<String, bool> = FxHashMap::default();
    for (yes, word) in
        lists.language.iter().flat_map(|of| of.yes.iter().map(|word| (true, word)).chain(of.no.iter().map(|word| (false, word))))
    {
        assert_eq!(*flags.entry(flag_text(word)).or_insert(yes), yes, "{word} is yes and no");
    }
}

#[test]
fn every_language_has_statuses_of_orders_and_none_means_two_things() {
    let lists = lists();
    let mut known: FxHashMap<String, (OrderStatus, &str)> = FxHashMap::default();
    let mut twice = Vec::new();
    for id in LANGUAGES.split(' ') {
        let language = lists.language.iter().find(|language| language.id == id).unwrap_or_else(|| panic!("no words of {id}"));
        for (status, list) in language.order_statuses() {
            assert!(list.len() > 2 || status == OrderStatus::Pending, "{id} has no words for {status:?}");
            for word in list {
                let (before, of) = *known.entry(fold(word)).or_insert((status, id));
                if before != status {
                    twice.push(format!("{word}: {before:?} ({of}) and {status:?} ({id})"));
                }
            }
        }
    }
    assert_eq!(twice, Vec::<String>::new());
}

#[test]
fn knows_what_became_of_an_order() {
    let cases = [
        (
            Some(OrderStatus::Sale),
            "Paid|Shipped|partially_refunded|Completed|3 - Delivered|Bezahlt|In Bearbeitung|Livrée|Entregado|Spedito|Verzonden|\
             Zrealizowane|Teslim edildi|Доставлен|배송완료|発送済み|已发货|已出貨|تحویل شده|wc-completed|Paid / Shipped|To Invoice|Posted",
        ),
        (
            Some(OrderStatus::NoSale),
            "Cancelled|Draft|Quotation Sent|voided|Storniert|Annulée|Borrador|Annullato|Geannuleerd|Anulowane|İptal edildi|Отменён|취소|\
             キャンセル|已取消|草稿|لغو شده|Cancelled by customer|wc-cancelled|CANCELLED (duplicate)",
        ),
        (Some(OrderStatus::GivenBack), "Refunded|Returned|Erstattet|Remboursée|Возврат|환불|返品|已退款|مرجوعی|Fully refunded"),
        (Some(OrderStatus::Unpaid), "Pending payment|wc-pending|Zahlung ausstehend|En attente de paiement|Pendiente de pago|未付款|Unpaid"),
        (Some(OrderStatus::Pending), "Pending|Ausstehend|Pendiente"),
        (None, "Aotearoa|A|7|Not refunded|Quote accepted|Draft, paid|Premium"),
    ];
    for (expected, texts) in cases {
        for text in texts.split('|') {
            assert_eq!(order_status(text), expected, "{text}");
        }
    }
}

#[test]
fn knows_where_a_deal_stands() {
    let cases = [
        (
            Some(Status::Won),
            "Won|Closed Won|closedwon|6 - Closed Won|Closed - Won (renewal)|CLOSED_WON|Done deal|Successfully implemented|Sold|\
             赢单|已成交|成交|成单|已签约|贏單|得標|Gewonnen|Geschlossen/Gewonnen|Ganho|Fechado e Ganho|Cerrada/Ganada|Ganada|Gagnée|\
             Fermée / Gagnée|Выиграно|Успешно реализовано|Сделка успешна|受注|受注済み|商談成立|成約|برد|برنده|برنده شده|فروش موفق",
        ),
        (
            Some(Status::Lost),
            "Closed Lost|Lost to competitor|Lost - no budget|Closed-Lost to Competition|Outsold|Disqualified|Unqualified|丢单|输单|未成交|\
             失單|战败|无效|Verloren|Geschlossen/Verloren|Nicht gewonnen|Perdida|Cerrada/Perdida|Perdue|Fermée/Perdue|Non gagné|Проиграно|\
             Закрыто и не реализовано|Сделка провалена|失注|商談不成立|باخت|از دست رفته|ناموفق|لغو شده",
        ),
        (
            Some(Status::Open),
            "Engaging|Prospecting|4. Negotiation|Negotiation/Review|Id. Decision Makers|Proposal or Price Quote|Appointment Scheduled|\
             Ready to close|待成交|预计成交|待签约|方案/报价|谈判审核|初次拜訪|議價|Bedarfsanalyse|Em negociação|Proposta enviada|\
             Análisis de necesidades|Devis envoyé|Неразобранное|Принимают решение|Согласование договора|受注予定|受注確度A|提案・見積|\
             ヒアリング|نیازسنجی|پیش‌فاکتور|در حال مذاکره|عقد قرارداد",
        ),
        (
            None,
            "کاربرد|پیش‌برد|Wonderland|Not won yet|Closed|To be won|Won (pending signature)|Chez le notaire|Не выиграно пока|Lostock|\
             Noch nicht gewonnen|Blue|2024|",
        ),
    ];
    for (expected, texts) in cases {
        for text in texts.split('|') {
            assert_eq!(status(text), expected, "{text}");
        }
    }
}

#[test]
fn knows_the_languages_of_crms() {
    // Won, lost, open and no deal, as the translations of CRMs and their users write them.
    let cases = [
        "Geschlossen / Gewonnen|Abgeschlossen - verloren|In Bearbeitung|Gelöscht",
        "Fermée gagnée|Clôturée / Perdue|En cours|Doublon",
        "Cerrada ganada|Cerrado - Perdido|En proceso|Duplicado",
        "Fechado e ganho|Fechado - Perdido|Em andamento|Excluído",
        "Chiusa - Vinta|Chiuso/Perso|In corso|Eliminata",
        "Gesloten - gewonnen|Afgesloten/verloren|In behandeling|Verwijderd",
        "Stängd - vunnen|Förlorad affär|Pågående|Raderad",
        "Lukket - vunnet|Avsluttet/tapt|Under arbeid|Slettet",
        "Lukket/vundet|Lukket - tabt|Igangværende|Arkiveret",
        "Suljettu - voitettu|Hävitty|Käynnissä|Poistettu",
        "Zamknięte - wygrane|Zamknięte/przegrane|W toku|Duplikat",
        "Uzavřeno - vyhráno|Uzavřeno / prohráno|Probíhá|Smazáno",
        "Uzavreté - vyhrané|Prehrané|Prebieha|Vymazané",
        "Lezárt - megnyert|Lezárva, elvesztve|Folyamatban|Törölt",
        "Închis - câștigat|Închis/Pierdut|În curs|Șters",
        "Затворена - спечелена|Загубена|В процес|Изтрита",
        "Κλειστή - Κερδισμένη|Κλειστή / Χαμένη|Σε εξέλιξη|Διαγράφηκε",
        "Kapandı - Kazanıldı|Kaybedildi|Devam ediyor|Silindi",
        "Успешно реализовано|Закрыто и не реализовано|В работе|Дубликат",
        "Успішно реалізовано|Закрито - програно|У роботі|Видалено",
        "נסגר בהצלחה|נסגר - הפסד|בתהליך|נמחק",
        "مغلقة - رابحة|مغلق - خسارة|قيد التنفيذ|محذوف",
        "بسته شده موفق|از دست رفته|در جریان|حذف شده",
        "बंद - जीता|बंद - हारा|प्रगति में|डुप्लिकेट",
        "Ditutup - Menang|Ditutup - Kalah|Sedang berjalan|Dihapus",
        "Ditutup Menang|Ditutup Kalah|Dalam proses|Dipadam",
        "Đã thắng|Đóng - Thất bại|Đang xử lý|Đã xóa",
        "ปิดการขายได้|ปิดการขายไม่ได้|กำลังดำเนินการ|ลบแล้ว",
        "수주 완료|수주 실패|진행 중|삭제됨",
        "受注済み|失注|商談中|削除済み",
        "赢单|已关闭（输单）|跟进中|已删除",
        "結案 - 贏單|輸單|跟進中|已刪除",
        "Zatvoreno - dobiveno|Izgubljeno|U tijeku|Obrisano",
        "Добијено|Затворено - изгубљено|У току|Обрисано",
        "Zaprto - pridobljeno|Zaprto - izgubljeno|V teku|Izbrisano",
        "Uždaryta - laimėta|Pralaimėta|Vykdoma|Ištrinta",
        "Slēgts - uzvarēts|Zaudēts|Procesā|Dzēsts",
        "Suletud - võidetud|Kaotatud|Pooleli|Kustutatud",
    ];
    let mut wrong = Vec::new();
    for line in cases {
        for (text, expected) in line.split('|').zip([Status::Won, Status::Lost, Status::Open, Status::Void]) {
            if status(text) != Some(expected) {
                wrong.push(format!("{text}: {:?}", status(text)));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let closed = "Closed|2. Closed|Geschlossen|Закрыта|已关闭|Zamknięte|Kapandı|終了";
    closed.split('|').for_each(|text| assert!(status(text).is_none() && says_closed(text), "{text}"));
}

#[test]
fn what_is_no_deal_is_told_from_what_only_sounds_so() {
    let void = "Deleted|duplicate|Merged|Closed - Duplicate|Lost (duplicate)|Spam|Test|Archived|VOID|Test deal|已归档";
    void.split('|').for_each(|text| assert_eq!(status(text), Some(Status::Void), "{text}"));
    let others = "Testing|Test phase|Test drive booked|Trial / Test|Avoid|Unarchived|Not a duplicate|Merger talks|Proposal";
    others.split('|').for_each(|text| assert_ne!(status(text), Some(Status::Void), "{text}"));
}

#[test]
fn knows_the_way_through_a_funnel() {
    let ways = [
        "Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|\
         Negotiation/Review",
        "Qualified|Contact Made|Demo Scheduled|Proposal Made|Negotiations Started",
        "Appointment Scheduled|Qualified To Buy|Presentation Scheduled|Decision Maker Bought-In|Contract Sent",
        "New|Qualified|Proposition",
        "Qualify|Develop|Propose|Close",
        "Prospecting|Engaging",
        "初步接洽|需求分析|方案报价|商务谈判|合同签订",
        "初次拜訪|需求確認|提案|議價",
        "سرنخ|نیازسنجی|ارسال پیش فاکتور|مذاکره|عقد قرارداد",
        "Erstkontakt|Qualifizierung|Bedarfsanalyse|Angebot|Verhandlung|Vertrag",
        "Prospecção|Qualificação|Apresentação|Proposta|Negociação|Fechamento",
        "Prospección|Calificación|Demostración|Propuesta|Negociación|Cierre",
        "Prospection|Qualification|Démonstration|Devis|Négociation|Contrat",
        "Первичный контакт|Презентация|Коммерческое предложение|Переговоры|Согласование договора",
        "アプローチ|ヒアリング|提案|見積提出|交渉|クロージング",
    ];
    for way in ways {
        let places: Vec<Option<usize>> = way.split('|').map(funnel_place).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{way}: {places:?}");
    }
    assert_eq!(funnel_place("Proposal sent to the client"), funnel_place("Proposal"));
    assert_eq!(funnel_place("Zulu"), None);
}

#[test]
fn knows_yes_and_no() {
    let cases = [
        ("True", Some(true)),
        ("Sí", Some(true)),
        ("是", Some(true)),
        ("0", Some(false)),
        ("خیر", Some(false)),
        ("✓", Some(true)),
        ("Verdadero", Some(true)),
        ("Да", Some(true)),
        ("无", Some(false)),
        ("Nein", Some(false)),
        ("いいえ", Some(false)),
        ("maybe", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(flag(text), expected, "{text}");
    }
}
