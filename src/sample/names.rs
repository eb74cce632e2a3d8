//! Invented names. None is meant to be a real person, company or product; some
//! hold commas, quotes or other scripts, as real exports do.

/// People, in the order they join the team.
pub const PEOPLE: [&str; 48] = [
    "Ingrid Valmoser",
    "Tomás Arrieta",
    "Nadia Okwuosa",
    "林佳穎",
    "Rhys Penhallow",
    "Priya Vaidyanath",
    "Marek Dubrowicz",
    "Lucía Ferrandis",
    "Jonah \"Jo\" Whitcombe",
    "سارا نیک‌روش",
    "Anouk Desrosiers",
    "Kwabena Asaro",
    "Mei-Lin Tsao",
    "Viktor Hallgren",
    "Salma Berrada",
    "O'Dwyer, Fionn",
    "Haruto Minagawa",
    "Beatriz Covelo",
    "Yusuf Demirkol",
    "Clara Steinhöfel",
    "Arjun Mehrotra-Bose",
    "Ewa Lipczyńska",
    "Thabo Nkwinika",
    "Olivia Marchbanks",
    "周子墨",
    "Nils Ørbeck",
    "Amara Chidozie",
    "Paolo Serravalle",
    "Hana Dvořáčková",
    "Idris Belkadi",
    "Maite Echarri",
    "Soo-ah Namgung",
    "Leon Grabner",
    "Zeynep Alacalı",
    "Caleb Thornquist",
    "Ritu Balachandra",
    "مانی فرهودی",
    "Ioana Petrașcu",
    "Dae-hyun Seol",
    "Greta Lindvall",
    "Omar Tahiri-Lane",
    "Wanjiru Kamotho",
    "Stellan Brask",
    "Noor van der Hoek",
    "Emiko Asahara",
    "Rafael Montoro",
    "Aoife Kinsellagh",
    "Bogdan Tarcea",
];

/// Beginnings of company names.
pub const BEGINNINGS: [&str; 40] = [
    "Alder", "Amber", "Birch", "Bram", "Calder", "Cinder", "Clear", "Copper", "Dusk", "Elm", "Ember", "Falk", "Fern", "Flint", "Glen",
    "Grey", "Hale", "Haze", "Iron", "Jory", "Kest", "Lark", "Lind", "Marl", "Moss", "North", "Oak", "Orr", "Pell", "Quill", "Ravel",
    "Rook", "Sable", "Silver", "Tarn", "Thorn", "Vale", "Wend", "Wren", "Yar",
];

/// Endings of company names.
pub const ENDINGS: [&str; 20] = [
    "moor", "wick", "field", "ford", "gate", "holt", "mere", "stead", "burn", "crest", "dale", "fell", "haven", "low", "march", "point",
    "ridge", "shaw", "strand", "well",
];

/// Industries, each with three words that its companies carry in their names.
pub const INDUSTRIES: [(&str, [&str; 3]); 8] = [
    ("Logistics", ["Freight", "Logistics", "Haulage"]),
    ("Manufacturing", ["Works", "Castings", "Tooling"]),
    ("Retail", ["Stores", "Market", "Outfitters"]),
    ("Healthcare", ["Clinics", "Medical", "Care"]),
    ("Financial services", ["Capital", "Mutual", "Leasing"]),
    ("Software", ["Labs", "Systems", "Data"]),
    ("Food and drink", ["Foods", "Dairy", "Roasters"]),
    ("Energy", ["Power", "Solar", "Grid"]),
];

/// Companies whose names test a reader of CSV files.
pub const UNUSUAL_COMPANIES: [&str; 16] = [
    "青禾物流有限公司",
    "Bräu & Söhne, Feinkost",
    "\"Blue Lantern\" Catering",
    "شرکت آوای دشت",
    "Łąka i Synowie",
    "雲嶺精密工業",
    "Wickers, Holm & Daughters",
    "Café Ondine, S.à r.l.",
    "نگین ساحل",
    "Ñandú Textiles, S.A.",
    "Östbergs Åkeri",
    "The 9\" Plank Co.",
    "海岳商店",
    "Çınar Lojistik",
    "Tērauda Darbi, SIA",
    "Пять Ветров",
];

/// One thing that is sold.
pub struct Product {
    pub name: &'static str,
    /// Its name in short, as it appears in the names of deals.
    pub short: &'static str,
    pub family: &'static str,
    /// List price and cost of one unit, in cents.
    pub list_price: i64,
    pub cost: i64,
    /// Whether it is a yearly contract that ends up as a subscription.
    pub recurring: bool,
    /// How often it is sold, and the typical quantity.
    pub weight: i64,
    pub quantity: i64,
}

const fn product(
    name: &'static str,
    short: &'static str,
    family: &'static str,
    cents: (i64, i64),
    recurring: bool,
    weight: i64,
    quantity: i64,
) -> Product {
    Product { name, short, family, list_price: cents.0, cost: cents.1, recurring, weight, quantity }
}

/// What the sample's company sells: software for loading docks. The last one
/// comes with larger deals.
pub const PRODUCTS: [Product; 10] = [
    product("Dockline Core", "Core", "Platform", (34_800, 6_960), true, 30, 20),
    product("Dockline Plus", "Plus", "Platform", (58_800, 10_290), true, 18, 24),
    product("Dockline Insight", "Insight", "Analytics", (22_800, 3_990), true, 13, 16),
    product("Dockline Connect", "Connect", "Integration", (96_000, 18_240), true, 9, 5),
    product("Yard Beacon", "Beacons", "Hardware", (18_950, 9_870), false, 11, 18),
    product("Gate Tablet, 10\"", "Tablets", "Hardware", (64_900, 41_230), false, 8, 8),
    product("Label Rolls (12)", "Labels", "Consumables", (8_640, 3_810), false, 3, 14),
    product("Care plan, yearly", "Care", "Services", (120_000, 66_500), true, 4, 4),
    product("Training, on site", "Training", "Services", (185_000, 102_400), false, 3, 3),
    product("Onboarding day", "Onboarding", "Services", (142_500, 79_800), false, 1, 2),
];

/// The product that goes along with larger deals.
pub const ONBOARDING: usize = PRODUCTS.len() - 1;
/// The product that customers order again by themselves.
pub const CONSUMABLE: usize = 6;

/// Companies that sell something similar.
pub const COMPETITORS: [&str; 3] = ["Quayworks", "LoadHive", "Pallatis, Inc."];
