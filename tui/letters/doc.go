// Package letters keeps words as they were set and filled from one start of the program to the next, so that a start shapes and fills only
// what no start before it has shown.
//
// There is a file for each size of letters in each set of fonts. It is read at once, and a word of it is decoded when it is first asked
// for. What is in a file is untrusted: one that is damaged, of another form or of something else counts as absent, and a word that does not
// hold together is not in it. Files are replaced atomically: of programs that run at the same time the last one's is left, whole.
package letters
