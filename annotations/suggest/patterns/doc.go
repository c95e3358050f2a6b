// Package patterns proposes numbers, amounts of money, dates and times of day by their form, where the schema has labels for them: DATE,
// TIME, TIM or TIMEX; MONEY; NUMBER, NUM, CARDINAL, QUANTITY or PERCENT, in any case of letters.
//
// A span takes whole words, with their case endings, as the guideline of the built-in labels and the bundled article do: ৫০০ টাকার,
// ২০২৩ সালে, তিনজনের. Units and classifiers are in it (২ শতাংশ, ৩১২ জন, ৫০০ কিলোমিটার), and so are words that make a day one of the past
// or the future and times of day (গত সোমবার রাতে, সকাল ১০টায়). Postpositions and words of estimation stay outside: প্রায়, অন্তত, থেকে,
// দিকে, ধরে, পর. একটি, একজন, একদিন and এক ধরনের are articles and no quantities; ordinals and numbers that only name something (৯ নম্বর,
// ৩৪ ধারা) are left alone.
package patterns
