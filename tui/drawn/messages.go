package drawn

import "tippani/tui/lang"

var (
	textPrinted = lang.Text{En: "The text is printed in the terminal's cells", Bn: "লেখা টার্মিনালের ঘরে ছাপা হচ্ছে"}
	textDrawn   = lang.Text{En: "The text is drawn in %s", Bn: "লেখা %s হরফে আঁকা হচ্ছে"}
	textLooking = lang.Text{En: "Looking for a font with Bengali …", Bn: "বাংলা হরফ খোঁজা হচ্ছে …"}
	textNoCell  = lang.Text{En: "The terminal does not say how large its cells are, so the text can't be drawn",
		Bn: "টার্মিনাল ঘরের মাপ জানায় না, তাই লেখা আঁকা যায় না"}
	textNeverHere = lang.Text{En: "Text is not drawn in this session", Bn: "এই সংযোগে লেখা আঁকা হয় না"}
)
