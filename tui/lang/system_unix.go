//go:build unix

package lang

import "syscall"

var system = []systemFault{
	{syscall.ENOSPC, "ডিস্কে জায়গা নেই"},
	{syscall.EDQUOT, "আপনার জন্য বরাদ্দ জায়গা শেষ"},
	{syscall.EROFS, "ফাইলব্যবস্থা শুধু পড়ার জন্য"},
	{syscall.EIO, "ডিস্কে পড়া-লেখার ভুল"},
	{syscall.EFBIG, "ফাইল খুব বড়"},
	{syscall.EMFILE, "খোলা ফাইল অনেক বেশি"},
	{syscall.ENFILE, "খোলা ফাইল অনেক বেশি"},
	{syscall.EISDIR, "এটি ফোল্ডার"},
	{syscall.ENOTDIR, "এটি ফোল্ডার নয়"},
	{syscall.ENAMETOOLONG, "নাম খুব লম্বা"},
	{syscall.ELOOP, "প্রতীকী লিংক অনেক বেশি"},
	{syscall.ENOMEM, "মেমরি নেই"},
	{syscall.EBUSY, "অন্য কাজে ব্যস্ত"},
}
