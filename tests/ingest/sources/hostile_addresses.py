"""Addresses that must cause no connection: inner networks in every notation, other schemes, deceptive hosts."""

from __future__ import annotations

_INNER_HOSTS = """
127.0.0.1 127.1 127.0.1 127.000.000.001 127.255.255.254 0x7f.1 0x7f.0x0.0x0.0x1 0x7f000001 0X7F000001 2130706433
017700000001 0177.0.0.1 0177.1 0 0.0.0.0 0x0 10.0.0.1 10.1 0xa.1 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1.254
169.254.169.254 169.254.169.253 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518 100.64.0.1 100.100.100.200
168.63.129.16 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
93.184.216.34 1.1.1.1 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1
[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254]
[::127.0.0.1] [::7f00:1] [64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1] [2002:7f00:1::] [2001:0:7f00:1::]
[fe80::1] [fe80::1%25eth0] [fc00::1] [fd00:ec2::254] [ff02::1] [2001:db8::1] [2606:4700::1111]
localhost LOCALHOST localhost. localhost.localdomain ip6-localhost metadata metadata.google.internal
instance-data.ec2.internal 127.0.0.1.nip.io lvh.me localtest.me kubernetes.default.svc router.local intranet
data.riksdagen.se.example.com xdata.riksdagen.se data-riksdagen.se riksdagen.se www.data.riksdagen.se
data.riksdagen.se.. dаta.riksdagen.se data.rıksdagen.se data.riksdagen.se%00.example.com %64ata.riksdagen.se
""".split()

_OTHERS = (
    "http://data.riksdagen.se/x",
    "HTTP://data.riksdagen.se/x",
    "ftp://data.riksdagen.se/x",
    "file:///etc/passwd",
    "file://data.riksdagen.se/etc/passwd",
    "gopher://data.riksdagen.se:70/_x",
    "dict://127.0.0.1:11211/stat",
    "ldap://127.0.0.1/x",
    "jar:https://data.riksdagen.se/x!/y",
    "data:text/html,<p>x",
    "javascript:alert(1)",
    "ws://data.riksdagen.se/x",
    "httpss://data.riksdagen.se/x",
    "https:data.riksdagen.se/x",
    "https:///data.riksdagen.se/x",
    "https://",
    "//data.riksdagen.se/x",
    "data.riksdagen.se/x",
    "",
    "https://user@data.riksdagen.se/x",
    "https://user:word@data.riksdagen.se/x",
    "https://data.riksdagen.se@127.0.0.1/x",
    "https://127.0.0.1@data.riksdagen.se/x",
    "https://data.riksdagen.se:80/x",
    "https://data.riksdagen.se:22/x",
    "https://data.riksdagen.se:8443/x",
    "https://data.riksdagen.se:99999/x",
    "https://data.riksdagen.se:port/x",
    "https://data.riksdagen.se\\@127.0.0.1/x",
    "https://data.riksdagen.se\\.example.com/x",
    "https:\\\\data.riksdagen.se\\x",
    "https://127.0.0.1#@data.riksdagen.se/",
    "https://127.0.0.1?@data.riksdagen.se/",
    "https://data.riksdagen.se /x",
    " https://data.riksdagen.se/x",
    "https://data.riksdagen.se/x\r\nHost: 127.0.0.1",
    "https://data.riksdagen.se/x\ty",
    "https://data.riksdagen.se/\x00",
    "https://data.riksdagen.se/a b",
    "https://[::1/x",
    "https://data.riksdagen.se／x@127.0.0.1/",
    "https://data.riksdagen.se/" + "x" * 3_000,
)

HOSTILE = (*(f"https://{host}/x" for host in _INNER_HOSTS), *_OTHERS)
