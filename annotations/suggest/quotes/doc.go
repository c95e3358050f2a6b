// Package quotes proposes, by rule, what is quoted in Bengali news: direct speech between quotation marks, indirect speech, headlines
// with a colon and dialogue after dashes, with the words that announce it, who said it, and the claims that are made in it.
//
// A proposed quotation is without its marks, as the guideline of the built-in labels says, and with the punctuation inside them;
// indirect speech is without the danda at its end. Scores stay below the shares that were right in the articles
// of the tests, which are easier than most.
package quotes
