//! The formats that are written, as data: what each is called and which namespaces its parts stand in. Another version
//! is one more row.

/// The namespace of MsgHead 1.2.
pub(super) const MSG_HEAD: &str = "http://www.kith.no/xmlstds/msghead/2006-05-24";

/// A format.
pub(super) struct Format {
    /// `MsgInfo/Type` (code list 8279).
    pub(super) kind: &'static str,
    /// The same in the code list's words.
    pub(super) words: &'static str,
    /// The content's root element, with the prefix that the message's own elements have.
    pub(super) root: &'static str,
    /// What the prefixes stand for, declared on the root element. The writers use the prefixes only.
    pub(super) namespaces: &'static [(&'static str, &'static str)],
}

/// The admission report, v1.6 (HIS 1143:2014; Innleggelsesrapport-v1.6.xsd). Without a prefix: the components that
/// the pleie- og omsorgsmeldinger share.
pub(super) const ADMISSION_REPORT_1_6: Format = Format {
    kind: "INNLEGGELSESRAPPORT",
    words: "Innleggelsesrapport",
    root: "p7:Innleggelsesrapport",
    namespaces: &[
        (
            "xmlns:p7",
            "http://www.kith.no/xmlstds/po/Innleggelsesrapport/2012-04-01",
        ),
        (
            "xmlns",
            "http://www.kith.no/xmlstds/po/poKomponent/2012-04-01",
        ),
        ("xmlns:fk1", "http://www.kith.no/xmlstds/felleskomponent1"),
        (
            "xmlns:epj1",
            "http://www.kith.no/xmlstds/epj/epj1/2008-02-20",
        ),
        (
            "xmlns:epj2",
            "http://www.kith.no/xmlstds/epj/epj2/2008-02-20",
        ),
        (
            "xmlns:epj3",
            "http://www.kith.no/xmlstds/epj/epj3/2008-02-20",
        ),
        ("xmlns:m1", "http://www.kith.no/xmlstds/epj/meta/2008-02-20"),
    ],
};

/// The dialogue message between health professionals, v1.1 (HIS 80603:2017 in the profile HIS 1077:2017;
/// dialogmelding-v1.1.xsd).
pub(super) const DIALOGUE_1_1: Format = Format {
    kind: "DIALOG_HELSEFAGLIG",
    words: "Helsefaglig dialog",
    root: "Dialogmelding",
    namespaces: &[
        ("xmlns", "http://www.kith.no/xmlstds/dialog/2013-01-23"),
        ("xmlns:fk1", "http://www.kith.no/xmlstds/felleskomponent1"),
    ],
};
