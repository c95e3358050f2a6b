// Code generated from schema_default.toml by its test; DO NOT EDIT.

package annotations

func defaultSchema() Schema {
	return Schema{Name: "news", Labels: []Label{Label{Name: "PER", Kind: "entity", Display: Display{BN: "ব্যক্তি", EN: "Person"},
		Color: "#EE6027", Key: "1", Description: Display{BN: "মানুষের নাম, একজনের। পদবি ও সম্বোধন (শেখ, ড., প্রধানমন্ত্রী) নামের অংশ " +
			"হলে তবেই নিন: ‘শেখ হাসিনা’ পুরোটা, ‘প্রধানমন্ত্রী শেখ হাসিনা’ থেকে শুধু নাম। বিভক্তি (রহিমকে, রহিমের) শব্দের সঙ্গেই থাকবে।",
			EN: "The name of one human being, real or fictional. Take titles only when they are part of the name; leave out offices " +
				"(প্রধানমন্ত্রী). Case endings stay in: label the whole word রহিমকে."}, Attributes: []Attribute(nil)},
		Label{Name: "ORG", Kind: "entity", Display: Display{BN: "সংগঠন", EN: "Organisation"}, Color: "#0763D3", Key: "2",
			Description: Display{BN: "প্রতিষ্ঠান, দল, কোম্পানি, সংস্থা, সংবাদমাধ্যম, বাহিনী। শহর বা দেশের নাম যদি তার সরকার বা দলকে " +
				"বোঝায়, তবু GPE দিন।", EN: "Companies, parties, agencies, media, armed forces, teams, courts. A country or city that " +
				"stands for its government stays GPE."}, Attributes: []Attribute(nil)},
		Label{Name: "GPE", Kind: "entity", Display: Display{BN: "দেশ ও শহর", EN: "Country or city"}, Color: "#4BE68F", Key: "3",
			Description: Display{BN: "যে জায়গার প্রশাসন আছে: দেশ, বিভাগ, জেলা, শহর, গ্রাম। ‘উত্তর কোরিয়া’ পুরোটা একটি।",
				EN: "Places with a government: countries, states, districts, cities, villages. Compound names are one span: উত্তর " +
					"কোরিয়া."}, Attributes: []Attribute(nil)},
		Label{Name: "LOC", Kind: "entity", Display: Display{BN: "স্থান", EN: "Place"}, Color: "#6489FE", Key: "4",
			Description: Display{BN: "প্রশাসন নেই এমন জায়গা: নদী, সাগর, পাহাড়, মহাদেশ, সড়ক, ভবন, সেতু।",
				EN: "Places without a government of their own: rivers, seas, mountains, continents, roads, buildings, bridges."},
			Attributes: []Attribute(nil)}, Label{Name: "EVENT", Kind: "entity", Display: Display{BN: "ঘটনা", EN: "Event"},
			Color: "#780275", Key: "5", Description: Display{BN: "নামওয়ালা ঘটনা: যুদ্ধ, নির্বাচন, সম্মেলন, দুর্যোগ, খেলার আসর, উৎসব। " +
				"নামহীন ঘটনা (একটি দুর্ঘটনা) নয়।",
				EN: "Events with a name: wars, elections, summits, disasters, tournaments, festivals. Not events that are only " +
					"described."}, Attributes: []Attribute(nil)},
		Label{Name: "DATE", Kind: "entity", Display: Display{BN: "তারিখ", EN: "Date"}, Color: "#994102", Key: "6",
			Description: Display{BN: "তারিখ, বার, মাস, বছর, সময়কাল, ঘড়ির সময়: ‘১৬ ডিসেম্বর ১৯৭১’, ‘গত মঙ্গলবার’, ‘তিন বছর’।",
				EN: "Dates, weekdays, months, years, periods and times of day, absolute or relative: ১৬ ডিসেম্বর ১৯৭১, গত মঙ্গলবার, তিন " +
					"বছর."}, Attributes: []Attribute(nil)}, Label{Name: "MONEY", Kind: "entity", Display: Display{BN: "অর্থ", EN: "Money"},
			Color: "#F0A900", Key: "7", Description: Display{BN: "টাকার অঙ্ক, মুদ্রাসহ: ‘৫০ লাখ টাকা’, ‘দুই কোটি ডলার’।",
				EN: "Amounts of money with their currency: ৫০ লাখ টাকা, দুই কোটি ডলার."}, Attributes: []Attribute(nil)},
		Label{Name: "NUMBER", Kind: "entity", Display: Display{BN: "সংখ্যা", EN: "Number"}, Color: "#9E8B97", Key: "8",
			Description: Display{BN: "পরিমাণ ও গণনা, অঙ্কে বা কথায়, এককসহ: ‘১.৫ শতাংশ’, ‘তিনজন’, ‘৫০০ কিলোমিটার’। তারিখ ও টাকা নয়।",
				EN: "Counts and quantities in digits or words, with their unit: ১.৫ শতাংশ, তিনজন, ৫০০ কিলোমিটার. Not dates, not money."},
			Attributes: []Attribute(nil)}, Label{Name: "QUOTE", Kind: "quote", Display: Display{BN: "উদ্ধৃতি", EN: "Quotation"},
			Color: "#3330A9", Key: "9", Description: Display{BN: "কারও বলা বা লেখা কথা। সরাসরি হলে উদ্ধৃতিচিহ্ন বাদে ভেতরের লেখাটুকু " +
				"নিন; ‘বলেন’, ‘জানান’ বাইরে থাকবে। তারপর বক্তার সঙ্গে SPEAKER দিয়ে যুক্ত করুন।",
				EN: "What somebody said or wrote. For direct speech take the words between the quotation marks, without the marks; " +
					"leave out বলেন, জানান and the like. Then link it to its speaker with SPEAKER."},
			Attributes: []Attribute{Attribute{Name: "type", Display: Display{BN: "ধরন", EN: "Type"}, Default: "",
				Values: []Value{Value{Name: "direct", Display: Display{BN: "প্রত্যক্ষ", EN: "Direct"},
					Description: Display{BN: "উদ্ধৃতিচিহ্নের ভেতরে, বক্তার নিজের ভাষায়",
						EN: "in quotation marks, in the speaker's own words"}},
					Value{Name: "indirect", Display: Display{BN: "পরোক্ষ", EN: "Indirect"},
						Description: Display{BN: "লেখকের ভাষায় বক্তার কথা", EN: "what was said, in the writer's words"}},
					Value{Name: "mixed", Display: Display{BN: "মিশ্র", EN: "Mixed"},
						Description: Display{BN: "লেখকের ভাষার মধ্যে বক্তার কিছু শব্দ উদ্ধৃতিচিহ্নে",
							EN: "the writer's words with some of the speaker's in quotation marks"}}}}}},
		Label{Name: "CLAIM", Kind: "claim", Display: Display{BN: "দাবি", EN: "Claim"}, Color: "#BB5756", Key: "0",
			Description: Display{BN: "এমন বক্তব্য যা কেউ সত্য বলে দাবি করছে। পুরো বাক্য বা স্বাধীন অংশ নিন। দাবিদার ব্যক্তি, সংগঠন বা " +
				"উদ্ধৃতির সঙ্গে CLAIMANT দিয়ে যুক্ত করুন।",
				EN: "A statement put forward as true. Take the whole sentence, or the clause that stands on its own. Link it with " +
					"CLAIMANT to whoever makes it, or to the quotation it is made in."},
			Attributes: []Attribute{Attribute{Name: "check", Display: Display{BN: "যাচাই", EN: "Check"}, Default: "",
				Values: []Value{Value{Name: "check-worthy", Display: Display{BN: "যাচাই দরকার", EN: "Check-worthy"},
					Description: Display{BN: "যাচাই করা যায়, এবং ভুল হলে মানুষের ক্ষতি বা বিভ্রান্তি হবে",
						EN: "can be verified, and the public would be misled if it were false"}},
					Value{Name: "verifiable", Display: Display{BN: "যাচাইযোগ্য", EN: "Verifiable"},
						Description: Display{BN: "যাচাই করা যায়, তবে গুরুত্ব কম", EN: "can be verified, but little depends on it"}},
					Value{Name: "opinion", Display: Display{BN: "মতামত", EN: "Opinion"},
						Description: Display{BN: "মূল্যায়ন, আশা বা ভবিষ্যদ্বাণী: সত্যমিথ্যা যাচাই করা যায় না",
							EN: "a judgement, hope or prediction that no source can settle"}}}}}},
		Label{Name: "CUE", Kind: "cue", Display: Display{BN: "উক্তিসূচক", EN: "Cue"}, Color: "#71537A", Key: "",
			Description: Display{BN: "যে শব্দ উদ্ধৃতির কথা জানায়: বলেন, জানান, দাবি করেন, অভিযোগ করেন। উদ্ধৃতি থেকে CUE সম্পর্ক দিয়ে " +
				"যুক্ত করুন।", EN: "The words that announce a quotation: বলেন, জানান, দাবি করেন, অভিযোগ করেন. Link the quotation to it " +
				"with the relation CUE."}, Attributes: []Attribute(nil)}},
		Relations: []RelationType{RelationType{Name: "SPEAKER", Display: Display{BN: "বক্তা", EN: "Speaker"},
			Description: Display{BN: "উদ্ধৃতি থেকে যিনি বলেছেন তাঁর নামের দিকে; সর্বনাম হলে সবচেয়ে কাছের নাম।",
				EN: "From a quotation to the entity that said it; for a pronoun, to the nearest mention of the name."},
			From: []End{"quote"}, To: []End{"PER", "ORG", "GPE", "LOC"}},
			RelationType{Name: "CLAIMANT", Display: Display{BN: "দাবিদার", EN: "Claimant"},
				Description: Display{BN: "দাবি থেকে দাবিদারের দিকে, অথবা যে উদ্ধৃতিতে দাবিটি করা হয়েছে তার দিকে।",
					EN: "From a claim to the entity that makes it, or to the quotation in which it is made."}, From: []End{"claim"},
				To: []End{"PER", "ORG", "GPE", "LOC", "quote"}}, RelationType{Name: "CUE", Display: Display{BN: "উক্তিসূচক", EN: "Cue"},
				Description: Display{BN: "উদ্ধৃতি থেকে যে শব্দ তাকে জানায় তার দিকে।",
					EN: "From a quotation to the words that announce it."}, From: []End{"quote"}, To: []End{"cue"}}},
		index: (*schemaIndex)(nil)}
}
