//! Which document the rows of a file are: what was ordered, invoiced, offered or
//! bought. All look alike; only some of them are sales.

use crate::sales::document::DocumentKind;
use crate::table::fold::fold;

/// What files call each kind: words of the file's name, and of names of columns
/// that only such a document has.
const WORDS: [(DocumentKind, &[&str], &[&str]); 5] = [
    (
        DocumentKind::Quote,
        &[
            "quote",
            "quotes",
            "quotation",
            "quotations",
            "estimate",
            "estimates",
            "proforma",
            "angebot",
            "angebote",
            "devis",
            "presupuesto",
            "presupuestos",
            "cotizacion",
            "cotizaciones",
            "orcamento",
            "orcamentos",
            "preventivo",
            "preventivi",
            "offerte",
            "offertes",
            "oferta",
            "oferty",
            "报价",
            "报价单",
            "報價單",
            "見積",
            "見積書",
            "پیش‌فاکتور",
            "پیشفاکتور",
        ],
        &[
            "quoteid",
            "quotenumber",
            "quoteno",
            "quotestage",
            "quotestatus",
            "quotename",
            "quotesubject",
            "validuntil",
            "validtill",
            "quotationnumber",
            "estimatenumber",
            "estimatedate",
            "expirationdate",
            "angebotsnummer",
            "numerodedevis",
            "报价单号",
            "見積番号",
        ],
    ),
    (
        DocumentKind::PurchaseOrder,
        &[
            "purchaseorder",
            "purchaseorders",
            "vendorbill",
            "vendorbills",
            "supplierinvoice",
            "supplierinvoices",
            "bills",
            "expense",
            "expenses",
            "bestellungenlieferanten",
            "einkauf",
            "achats",
            "compras",
            "采购订单",
            "採購訂單",
            "発注",
            "سفارشخرید",
        ],
        &[
            "vendorname",
            "vendor",
            "supplier",
            "suppliername",
            "purchaseordernumber",
            "purchaseorderid",
            "purchaseorderno",
            "purchaseorderdate",
            "ponumber",
            "podate",
            "lieferant",
            "fournisseur",
            "proveedor",
            "fornecedor",
            "fornitore",
            "供应商",
            "供應商",
            "仕入先",
            "تامینکننده",
        ],
    ),
    (
        DocumentKind::CreditNote,
        &[
            "creditnote",
            "creditnotes",
            "creditmemo",
            "creditmemos",
            "refund",
            "refunds",
            "gutschrift",
            "gutschriften",
            "avoir",
            "avoirs",
            "notadecredito",
            "notasdecredito",
            "notadicredito",
            "creditnota",
            "貸方票",
            "返金",
        ],
        &["creditnotenumber", "creditnoteid", "creditmemonumber", "creditnotedate", "refundid", "gutschriftsnummer"],
    ),
    (
        DocumentKind::Invoice,
        &[
            "invoice",
            "invoices",
            "rechnung",
            "rechnungen",
            "facture",
            "factures",
            "factura",
            "facturas",
            "fatura",
            "faturas",
            "fattura",
            "fatture",
            "factuur",
            "facturen",
            "faktura",
            "fakturor",
            "发票",
            "發票",
            "請求書",
            "فاکتور",
            "فاکتورها",
            "счета",
            "счетфактура",
        ],
        &[
            "invoicenumber",
            "invoiceno",
            "invoiceid",
            "invoicedate",
            "rechnungsnummer",
            "numerodefacture",
            "numerodefactura",
            "发票号",
            "請求番号",
        ],
    ),
    (
        DocumentKind::Order,
        &[
            "order",
            "orders",
            "salesorder",
            "salesorders",
            "bestellung",
            "bestellungen",
            "auftrag",
            "auftrage",
            "auftraege",
            "commande",
            "commandes",
            "pedido",
            "pedidos",
            "ordine",
            "ordini",
            "zamowienia",
            "订单",
            "銷售訂單",
            "訂單",
            "注文",
            "受注",
            "سفارش",
            "заказы",
        ],
        &["ordernumber", "orderid", "orderno", "orderdate", "sonumber", "salesordernumber", "salesorderid"],
    ),
];

/// The document that a file holds, by the names of its columns, else by its own.
pub fn document<'a>(file_name: &str, headers: impl Iterator<Item = &'a str>) -> Option<DocumentKind> {
    let headers: Vec<String> = headers.map(fold).collect();
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let name = fold(&stem.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>());
    let by_name = WORDS.iter().find(|(_, names, _)| names.iter().any(|word| name == *word || word.len() > 4 && name.contains(word)));
    // A shop's orders name the vendor of what was sold; what was bought has no customer.
    let has_customer =
        headers.iter().any(|header| ["customer", "client", "billing", "lineitem", "email"].iter().any(|word| header.contains(word)));
    let by_header = WORDS.iter().find(|(kind, _, columns)| {
        let is_possible = *kind != DocumentKind::PurchaseOrder || !has_customer;
        is_possible && headers.iter().any(|header| columns.contains(&header.as_str()))
    });
    // A sales order may name its customer's purchase order, an invoice its order.
    match (by_name, by_header) {
        (Some((named, ..)), _) => Some(*named),
        (None, Some((told, ..))) => Some(*told),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_columns_tell_documents() {
        let cases: [(&str, &[&str], Option<DocumentKind>); 10] = [
            ("Quotes.csv", &["QUOTEID", "Grand Total"], Some(DocumentKind::Quote)),
            ("export.csv", &["Quote Number", "Quote Stage", "Grand Total"], Some(DocumentKind::Quote)),
            ("Purchase_Orders_001.csv", &["PO Number", "Total"], Some(DocumentKind::PurchaseOrder)),
            ("data.csv", &["Vendor Name", "Grand Total"], Some(DocumentKind::PurchaseOrder)),
            ("Invoices.csv", &["Invoice Number", "Sales Order", "Grand Total"], Some(DocumentKind::Invoice)),
            ("Sales_Orders.csv", &["SO Number", "Purchase Order", "Grand Total"], Some(DocumentKind::Order)),
            ("credit-notes.csv", &["Number", "Total"], Some(DocumentKind::CreditNote)),
            ("Rechnungen 2024.csv", &["Nummer", "Betrag"], Some(DocumentKind::Invoice)),
            ("orders_export.csv", &["Name", "Lineitem name"], Some(DocumentKind::Order)),
            ("superstore.csv", &["Row ID", "Sales"], None),
        ];
        for (name, headers, expected) in cases {
            assert_eq!(document(name, headers.iter().copied()), expected, "{name}");
        }
    }
}
