package drawn

import "tippani/tui/lang"

var (
	textPrinted = lang.Text{En: "The text is printed in the terminal's cells", Bn: "লেখা টার্মিনালের ঘরে ছাপা হচ্ছে"}
	textDrawn   = lang.Text{En: "The text is drawn in %s", Bn: "লেখা %s হরফে আঁকা হচ্ছে"}
	textLooking = lang.Text{En: "Looking for a font with Bengali …", Bn: "বাংলা হরফ খোঁজা হচ্ছে …"}
	textNoFont  = lang.Text{En: "No font with Bengali was found; install one: Noto Sans Bengali, say (Debian: fonts-noto-core)",
		Bn: "বাংলা হরফ পাওয়া যায়নি; একটি বসিয়ে নিন, যেমন Noto Sans Bengali (Debian: fonts-noto-core)"}
	textNotNamed = lang.Text{En: "There is no font %q with Bengali here; correct font in the configuration",
		Bn: "এখানে %q নামে বাংলা হরফ নেই; কনফিগারেশনে font শুধরে নিন"}
	textOtherFont = lang.Text{En: "There is no font %q with Bengali here: this is %s; correct font in the configuration",
		Bn: "এখানে %q নামে বাংলা হরফ নেই: এটা %s; কনফিগারেশনে font শুধরে নিন"}
	textBadFont = lang.Text{En: "The fonts can't be read: %v", Bn: "হরফ পড়া গেল না: %v"}
	textNoCell  = lang.Text{En: "The terminal does not say how large its cells are, so the text can't be drawn",
		Bn: "টার্মিনাল ঘরের মাপ জানায় না, তাই লেখা আঁকা যায় না"}
	textNeverHere = lang.Text{En: "Text is not drawn in this session", Bn: "এই সংযোগে লেখা আঁকা হয় না"}
)
