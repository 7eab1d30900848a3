"""HTML as office programs and hostile senders write it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>x</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<link rel=File-List href="a_files/filelist.xml"><style>p.MsoNormal {mso-style-name:x; margin:0cm}</style></head>
<body lang=EN-US>
<table border=0><tr><td><p align=center><b>U&#7926; BAN NH&Acirc;N D&Acirc;N</b><br>
T&#7880;NH AN B&Igrave;NH<o:p></o:p></p></td>
<td><p>C&#7896;NG H&Ograve;A</p><p>&#272;&#7897;c l&#7853;p</p></td></tr></table>
<p class=MsoNormal>K&iacute;nh
   g&#7917;i: <![if !supportLists]>1.<![endif]><a href="https://example.vn/">x&atilde;</a></p>
</body></html>
"""

REFUSED = {
    "a script": ("<html><body><script>alert(1)</script>", "active_web"),
    "a script in a comment": ("<html><!-- <script>alert(1)</script> -->", "active_web"),
    "an event": ("<p onmouseover=alert(1)>a</p>", "active_web"),
    "an address that runs": ("<p><a href='java\nscript:alert(1)'>a</a>", "active_web"),
    "an address that is a page": ("<p><a href=' data:text/html,<b>'>a</a>", "active_web"),
    "a frame": ("<html><body><iframe src='a'></iframe>", "active_web"),
    "a form": ("<div><form action='http://host/'><input name=a></form></div>", "active_web"),
    "a drawing": ("<div><svg onload='alert(1)'></svg></div>", "active_web"),
    "VML": ("<div><v:object></v:object></div>", "active_web"),
    "another page": ("<html><meta http-equiv=refresh content='0;url=http://host/'>", "active_web"),
    "a base": ("<html><head><base href='//host/'></head>", "active_web"),
    "a style that runs": ("<html><style>p { width: expression(alert(1)) }</style>", "active_web"),
    "a style from elsewhere": ("<html><style>@import 'https://host/a.css';</style>", "external"),
    "a background from elsewhere": ("<p style='background: url(//host/a.png)'>a</p>", "external"),
    "a picture from elsewhere": ("<p><img src='https://host/a.png'></p>", "external"),
    "a picture on a share": ("<p><img src='\\\\host\\a.png'></p>", "external"),
    "a style sheet from elsewhere": ("<html><link rel=stylesheet href='http://host/a.css'>", "external"),
}
