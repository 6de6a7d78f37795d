// SPDX-License-Identifier: Apache-2.0
// The icons: inline SVG on a grid of 16, drawn with one stroke in the colour of the text.

/// Icons by name. They are decoration: the word beside them says the same.
enum Icons {
    static let all: [String: String] = strokes.mapValues {
        "<svg class=\"i\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\($0)</svg>"
    }.merging(filled) { stroke, _ in stroke }

    private static let strokes = [
        "search": #"<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5 14 14"/>"#,
        "lock": #"<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>"#,
        "open": #"<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5 7V4.8a3 3 0 0 1 5.8-1"/>"#,
        "clock": #"<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>"#,
        "file": #"<path d="M4 1.5h5L12.5 5v9.500H4z"/><path d="M9 1.500V5h3.5"/>"#,
        "text": #"<path d="M4 1.500h5L12.5 5v9.500H4zM9 1.500V5h3.500M6 8h4.500M6 11h4.5"/>"#,
        "folder": #"<path d="M1.5 3.500h4.500l1.5 2h7v8h-13z"/>"#,
        "download": #"<path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.500h11"/>"#,
        "copy": #"<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3V2.500H2.500v8H3"/>"#,
        "check": #"<path d="m3 8.5 3.5 3.500L13 4.5"/>"#,
        "cross": #"<path d="m4 4 8 8M12 4l-8 8"/>"#,
        "ring": #"<circle cx="8" cy="8" r="5" stroke-dasharray="2.6 2.6"/>"#,
        "accepted": #"<circle cx="8" cy="8" r="6"/><path d="M5 8h6"/>"#,
        "warn": #"<path d="M8 2 14.5 13.500h-13zM8 6.500v3.500M8 11.800v.2"/>"#,
        "info": #"<circle cx="8" cy="8" r="6"/><path d="M8 7.500V11M8 5v.2"/>"#,
        "left": #"<path d="M13 8H3.500M7 4 3 8l4 4"/>"#,
        "right": #"<path d="M3 8h9.500M9 4l4 4-4 4"/>"#,
        "plan": #"<path d="M7 4h7M7 8h7M7 12h7M2 4l1 1 2-2M2 8l1 1 2-2M2.5 12h1.5"/>"#,
        "pencil": #"<path d="m2.5 13.5.7-3L10.5 3l2.5 2.5-7.5 7.300z"/>"#,
        "person":
            #"<circle cx="8" cy="5" r="2.8"/><path d="M2.5 14c.6-3.2 2.7-4.6 5.5-4.600s4.9 1.4 5.5 4.6"/>"#,
        "plus": #"<path d="M8 3v10M3 8h10"/>"#,
        "trash": #"<path d="M2.5 4.500h11M6 4V2.500h4V4M4 4.500l.6 9h6.800l.6-9"/>"#,
        "gauge": #"<path d="M2.5 12a6 6 0 1 1 11 0zM8 9.5 10.5 6"/>"#,
        "header":
            #"<rect x="3" y="3" width="10" height="10" rx="1.5"/><path d="M3 6.500h10M6 1v2M10 1v2M6 13v2M10 13v2"/>"#,
        "derived":
            #"<circle cx="4" cy="4" r="2"/><circle cx="12" cy="12" r="2"/><path d="M4 6v3a3 3 0 0 0 3 3h3"/>"#,
        "eye":
            #"<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="1.8"/>"#,
        "stone": #"<path d="M4 14V6.500a4 4 0 0 1 8 0V14M2 14h12M6.5 7h3"/>"#,
    ]

    private static let filled = [
        // ORCID's and ROR's own marks keep their shapes; the page gives the colour.
        "orcid":
            #"<svg class="i logo orcid-mark" viewBox="0 0 256 256" aria-hidden="true"><path d="M256 128c0 70.7-57.3 128-128 128S0 198.7 0 128 57.3 0 128 0s128 57.3 128 128z"/><path class="on" d="M86.3 186.200H70.900V79.100h15.400v107.100zM108.9 79.100h41.600c39.6 0 57 28.3 57 53.6 0 27.5-21.5 53.6-56.8 53.600h-41.800V79.100zm15.4 93.300h24.500c34.9 0 42.9-26.5 42.9-39.7 0-21.5-13.7-39.7-43.7-39.700h-23.700v79.400zM88.7 56.800c0 5.5-4.5 10.1-10.1 10.100s-10.1-4.6-10.1-10.100c0-5.6 4.5-10.1 10.1-10.100s10.1 4.6 10.1 10.100z"/></svg>"#,
        "ror":
            #"<svg class="i logo" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12v2H2zM3.5 6.500h2V12h-2zM7 6.500h2V12H7zM10.5 6.500h2V12h-2zM2 13h12v1.500H2z"/></svg>"#,
        // A fairway: two buoys and the water between them.
        "mark":
            #"<svg class="i logo" viewBox="0 0 24 24" aria-hidden="true"><path class="water" d="M7.5 22C7.5 13 10 8 12 2c2 6 4.5 11 4.5 20z"/><circle cx="4" cy="15" r="2.6"/><circle cx="20" cy="15" r="2.6"/></svg>"#,
    ]
}
