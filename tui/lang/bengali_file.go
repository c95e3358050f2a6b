package lang

var ofRegular = []sentence{
	{"atomicfile.replaced", "%s ঠিক এই মুহূর্তে অন্য প্রোগ্রাম বদলে দিয়েছে"},

	{"regular.link", "%s একটি প্রতীকী লিংক, যা এখানে অনুসরণ করা হয় না; মুছুন"},
	{"regular.not-plain", "%s হলো %s, সাধারণ ফাইল নয়"},
	{"regular.too-large", "%s %s-এর বেশি, এমন ফাইলের তার বেশি পড়া হয় না"},
	{"regular.mib", "%d MiB"},
	{"regular.kib", "%d KiB"},
	{"regular.bytes", "%d বাইট"},
	{"regular.directory", "একটি ফোল্ডার"},
	{"regular.pipe", "একটি পাইপ"},
	{"regular.socket", "একটি সকেট"},
	{"regular.device", "একটি ডিভাইস"},
	{"regular.neither", "ফাইলও নয়, ফোল্ডারও নয়"},
}

var ofHTML = []sentence{
	{"html.large-token", "%d MiB-এর চেয়ে বড় একটি ট্যাগ বা লেখা আছে; ছবি ছাড়া পাতাটি রাখুন"},
	{"html.many-elements", "যত উপাদান পড়া হয়, প্রায় ৭,০০,০০০, তার বেশি আছে; শুধু নিবন্ধটি রাখুন"},
	{"html.memory", "পড়তে খুব বেশি মেমরি লাগে; শুধু নিবন্ধটি রাখুন"},
	{"html.nested", "খুব গভীরে সাজানো বা ভাঙা (%v); শুধু নিবন্ধটি রাখুন"},
	{"html.too-large", "%d MiB, %s সর্বোচ্চ %d হতে পারে; শুধু নিবন্ধটি রাখুন"},
	{"html.no-article", "কোনো নিবন্ধ খুঁজে পাওয়া যায়নি; সব লেখা পড়তে --page whole দিন, বা নিবন্ধটি .txt ফাইলে নকল করুন"},
	{"html.too-large-to-look", "এত বড় যে নিবন্ধটি খোঁজা যায় না; সব লেখা পড়তে --page whole দিন"},
	{"html.no-text", "কোনো লেখা দেখায় না; পুরো খোলার পর পাতাটি আবার রাখুন, বা নিবন্ধটি .txt ফাইলে নকল করুন"},
	{"html.not-looked", "এই পাতায় নিবন্ধ খোঁজা যায় না (%v); সব লেখা পড়তে --page whole দিন"},
	{"html.not-looked-because", "এই পাতায় নিবন্ধ খোঁজা যায় না (%v); সব লেখা পড়তে --page whole দিন"},
	{"html.long-header", "ওয়েব আর্কাইভ নয় (শিরোভাগ খুব লম্বা); পাতাটি HTML হিসেবে রাখুন"},
	{"html.no-archive", "ওয়েব আর্কাইভ নয় (%v); পাতাটি HTML হিসেবে রাখুন"},
	{"html.no-page", "ওয়েব আর্কাইভটিতে কোনো পাতা নেই; পাতাটি HTML হিসেবে রাখুন"},
	{"html.damaged-archive", "ওয়েব আর্কাইভটি নষ্ট (%v); পাতাটি HTML হিসেবে রাখুন"},
	{"html.a-page", "একটি ওয়েব পাতা"},
	{"html.an-archive", "একটি ওয়েব আর্কাইভ"},
	{"html.bare-page", "ছবি ছাড়া একটি ওয়েব পাতা"},
	{"html.xhtml", "একটি XHTML পাতা"},
	{"html.xhtml-and-cdata", "CDATA-সহ একটি XHTML পাতা"},
}

var ofEPUB = []sentence{
	{"epub.too-large", "%d MiB, একটি বই সর্বোচ্চ %d হতে পারে; ছবি বাদ দিন বা ভাগ করুন"},
	{"epub.no-book", "EPUB বই নয় (%v); আবার এক্সপোর্ট করুন"},
	{"epub.entry-twice", "%q দুবার আছে; বইটি আবার এক্সপোর্ট করুন"},
	{"epub.no-package", "EPUB বই নয় (META-INF/container.xml-এ কোনো প্যাকেজের নাম নেই); আবার এক্সপোর্ট করুন"},
	{"epub.reading-order", "পড়ার ক্রমে %q আছে, যা ফাইলের তালিকায় নেই; বইটি আবার এক্সপোর্ট করুন"},
	{"epub.no-chapters", "লেখাসহ কোনো অধ্যায় নেই; ছবির বই চিহ্নিত করা যায় না"},
	{"epub.faulty", "%q ভুল (%v); বইটি আবার এক্সপোর্ট করুন"},
	{"epub.protected", "নকল-রোধী (DRM), পড়া যায় না; এটি ছাড়া একটি কপি নিন"},
	{"epub.unreadable", "পড়া যায় না (%v)"},
	{"epub.many-entries", "%d-এর বেশি ফাইল আছে, তার বেশি পড়া হয় না; এটি বই মনে হয় না"},
	{"epub.lacks", "%q নেই, অথচ নামটি আছে; বইটি আবার এক্সপোর্ট করুন"},
	{"epub.packed", "%q %d গুণের বেশি চাপা, কোনো লেখা এমন হয় না; পড়া হলো না"},
	{"epub.entry-too-large", "%q %d MiB-এর বেশি, তার বেশি পড়া হয় না; ভাগ করুন"},
	{"epub.damaged", "%q-তে নষ্ট (%v); আবার সংগ্রহ করুন"},
	{"epub.chapters-too-large", "অধ্যায়গুলো মিলে %d MiB-এর বেশি, তার বেশি পড়া হয় না; ভাগ করুন"},
}

var ofKeymap = []sentence{
	{"keymap.layout-unread", "%s: মনে রাখা কিবোর্ড লেআউট পড়া যায় না: %v"},
	{"keymap.layout-removable", "%s: %v, বা ফাইলটি মুছুন"},
	{"keymap.layout-not-kept", "কিবোর্ড লেআউট মনে রাখা গেল না: %v"},
}
