//! Drawing scenes on canvases of the page, and measuring text for them.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::download::download_blob;
use crate::browser::error::BrowserError;
use crate::browser::page::token;
use crate::chart::data::Direction;
use crate::chart::draw::{Surface, draw};
use crate::chart::palette::Palette;
use crate::chart::scene::{Font, Role, Scene};
use crate::chart::writing::approximate_width;

/// Backend units in a device pixel: curves are drawn in eighths.
const FINENESS: u32 = 8;

/// The page's colours for charts, as the theme in force has them.
pub fn palette(is_dark: bool) -> Palette {
    let base = if is_dark { Palette::dark() } else { Palette::light() };
    base.resolved(&token)
}

/// The page's font family list.
pub fn font_family() -> String {
    let style = web_sys::window().and_then(|window| window.get_computed_style(&window.document()?.body()?.into()).ok()?);
    let family = style.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default();
    if family.is_empty() { "sans-serif".to_owned() } else { family }
}

/// Device pixels in a CSS pixel.
pub fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Draws a scene on a canvas whose pixels then are the screen's.
pub fn show(canvas: &HtmlCanvasElement, scene: &Scene, focus: Option<usize>, palette: &Palette, family: &str) -> Result<(), BrowserError> {
    paint(canvas, scene, focus, palette, family, pixel_ratio(), false)
}

/// Draws a scene on a filled ground at the given ratio, as for a picture.
pub fn paint(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    focus: Option<usize>,
    palette: &Palette,
    family: &str,
    ratio: f64,
    filled: bool,
) -> Result<(), BrowserError> {
    let context = context(canvas)?;
    let pixels = |length: f64| (length * ratio).round().max(1.0) as u32;
    // Setting the size also clears the canvas.
    canvas.set_width(pixels(scene.size.width));
    canvas.set_height(pixels(scene.size.height));
    context.set_line_join("round");
    context.set_line_cap("round");
    let unit = 1.0 / f64::from(FINENESS);
    context.scale(unit, unit)?;
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(BrowserError::Missing("drawing context"))?;
    let surface = Surface { pixel_ratio: ratio, units_per_pixel: FINENESS, font_family: family, filled };
    draw(scene, focus, palette, &surface, &mut backend).map_err(|_| BrowserError::Unexpected("drawing"))
}

/// A chart with its title, to be saved.
pub struct Picture<'a> {
    pub scene: &'a Scene,
    pub palette: &'a Palette,
    pub family: &'a str,
    pub title: String,
    /// What it was made with, under the title.
    pub note: String,
}

/// Room around a picture's chart, and above it for the words, in CSS pixels.
const MARGIN: f64 = 24.0;
const HEAD: f64 = 72.0;
/// Picture pixels in a CSS pixel.
const SHARPNESS: f64 = 2.0;

/// Saves a picture as a PNG file.
pub fn save_picture(picture: &Picture, name: &str) -> Result<(), BrowserError> {
    let size = picture.scene.size;
    let chart = new_canvas()?;
    paint(&chart, picture.scene, None, picture.palette, picture.family, SHARPNESS, true)?;
    let whole = new_canvas()?;
    let pixels = |length: f64| (length * SHARPNESS).round() as u32;
    whole.set_width(pixels(size.width + 2.0 * MARGIN));
    whole.set_height(pixels(size.height + HEAD + MARGIN));
    let context = context(&whole)?;
    let colour = |role| {
        let colour = picture.palette.colour(role);
        format!("rgb({} {} {})", colour.red, colour.green, colour.blue)
    };
    context.set_fill_style_str(&colour(Role::Surface));
    context.fill_rect(0.0, 0.0, f64::from(whole.width()), f64::from(whole.height()));
    let is_mirrored = picture.scene.direction == Direction::RightToLeft;
    let x = SHARPNESS * if is_mirrored { size.width + MARGIN } else { MARGIN };
    context.set_text_align(if is_mirrored { "right" } else { "left" });
    for (text, role, font, y) in [(&picture.title, Role::Text, "600 18px", 32.0), (&picture.note, Role::QuietText, "13px", 54.0)] {
        context.set_fill_style_str(&colour(role));
        // The font's size is in picture pixels, too.
        context.set_font(&format!("{} {}", font.replace("18px", "36px").replace("13px", "26px"), picture.family));
        context.fill_text(text, x, y * SHARPNESS)?;
    }
    context.draw_image_with_html_canvas_element(&chart, MARGIN * SHARPNESS, HEAD * SHARPNESS)?;
    save(&whole, name.to_owned())
}

fn save(canvas: &HtmlCanvasElement, name: String) -> Result<(), BrowserError> {
    let given = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            // The browser itself tells the user about a failed download.
            drop(download_blob(&name, &blob));
        }
    });
    Ok(canvas.to_blob(given.unchecked_ref())?)
}

fn new_canvas() -> Result<HtmlCanvasElement, BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    document.create_element("canvas")?.dyn_into().map_err(|_: web_sys::Element| BrowserError::Unexpected("element"))
}

thread_local! {
    /// One context measures for all charts: making one takes longer than measuring.
    static MEASURING: Option<CanvasRenderingContext2d> = new_canvas().ok().and_then(|canvas| context(&canvas).ok());
}

/// Widths of texts in CSS pixels, measured with the page's font.
pub struct Ruler {
    context: Option<CanvasRenderingContext2d>,
    family: String,
}

impl Ruler {
    pub fn new(family: String) -> Ruler {
        Ruler { context: MEASURING.with(Clone::clone), family }
    }

    /// The width of a text; a guess where the browser does not measure.
    pub fn width(&self, text: &str, font: Font) -> f64 {
        let weight = if font.bold { "bold" } else { "normal" };
        let measured = self.context.as_ref().and_then(|context| {
            context.set_font(&format!("{weight} {}px {}", font.size, self.family));
            context.measure_text(text).ok()
        });
        measured.map_or_else(|| approximate_width(text, font), |metrics| metrics.width())
    }
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, BrowserError> {
    let context = canvas.get_context("2d")?.and_then(|context| context.dyn_into().ok());
    context.ok_or(BrowserError::Missing("drawing context"))
}
