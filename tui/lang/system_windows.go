package lang

import "syscall"

// system are codes of winerror.h, which package syscall does not name.
var system = []systemFault{
	{syscall.Errno(112), "ডিস্কে জায়গা নেই"},                // ERROR_DISK_FULL
	{syscall.Errno(39), "ডিস্কে জায়গা নেই"},                 // ERROR_HANDLE_DISK_FULL
	{syscall.Errno(1295), "আপনার জন্য বরাদ্দ জায়গা শেষ"},    // ERROR_DISK_QUOTA_EXCEEDED
	{syscall.Errno(19), "ফাইলব্যবস্থা শুধু পড়ার জন্য"},      // ERROR_WRITE_PROTECT
	{syscall.Errno(1117), "ডিস্কে পড়া-লেখার ভুল"},           // ERROR_IO_DEVICE
	{syscall.Errno(23), "ডিস্কে পড়া-লেখার ভুল"},             // ERROR_CRC
	{syscall.Errno(223), "ফাইল খুব বড়"},                     // ERROR_FILE_TOO_LARGE
	{syscall.Errno(4), "খোলা ফাইল অনেক বেশি"},                // ERROR_TOO_MANY_OPEN_FILES
	{syscall.Errno(32), "অন্য প্রোগ্রাম ফাইলটি খুলে রেখেছে"}, // ERROR_SHARING_VIOLATION
	{syscall.Errno(33), "অন্য প্রোগ্রাম ফাইলটি খুলে রেখেছে"}, // ERROR_LOCK_VIOLATION
	{syscall.Errno(206), "নাম খুব লম্বা"},                    // ERROR_FILENAME_EXCED_RANGE
	{syscall.Errno(8), "মেমরি নেই"},                          // ERROR_NOT_ENOUGH_MEMORY
}
