msgid ""
msgstr ""
"Language: vi\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "${title}"
msgstr "${title}"

msgid "Says hello on a page and on the home page."
msgstr "Chào ở một trang riêng và ở trang chủ."

msgid "Greeting"
msgstr "Lời chào"

msgid "What the page says."
msgstr "Câu hiện trên trang."
