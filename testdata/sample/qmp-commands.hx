HXCOMM The greenhouse's dispatch table, with the document of each command
HXCOMM between SQMP and EQMP.

SQMP
                        Greenhouse Supported Commands
                        -----------------------------

This document describes all commands of the greenhouse.

1. Regular Commands
===================

Server's responses in the examples below are always a success response.

EQMP

    {
        .name       = "lamp_dim",
        .args_type  = "lamp:s,percent:i,fade:o?",
        .params     = "lamp percent [fade]",
        .help       = "set the brightness of a lamp",
        .mhandler.cmd_new = qmp_marshal_lamp_dim,
    },

SQMP
lamp_dim
--------

Set the brightness of a lamp, slowly if wanted.

Arguments:

- "lamp": the lamp's name (json-string)
- "percent": the new brightness (json-int)
- "fade": seconds until it is reached (json-int, optional)

Example:

-> { "execute": "lamp_dim", "arguments": { "lamp": "north", "percent": 40 } }
<- { "return": {} }

Note: lamps below 10 percent flicker.

EQMP

    {
        .name       = "lamp-set",
        .args_type  = "lamp:q,state:s,color:s?,schedule:q?",
        .mhandler.cmd_new = qmp_marshal_lamp_set,
    },

SQMP
lamp-set
--------

Switch a lamp.

Arguments:

- "lamp": name or socket (json-string or json-int)
- "state": "on", "off" or "auto" (json-string)
- "color": the new colour (json-string, optional)

Examples:

1. Light the north lamp

-> { "execute": "lamp-set", "arguments": { "lamp": "north", "state": "on" } }
<- { "return": {} }

2. A lamp that is not there

-> { "execute": "lamp-set", "arguments": { "lamp": "west", "state": "on" } }
<- { "error": { "class": "DeviceNotFound", "desc": "No lamp called west" } }

EQMP

#if defined(CONFIG_BELL)
    {
        .name       = "bell_ring",
        .args_type  = "times:i?,loud:-l",
        .params     = "[-l] [times]",
        .help       = "ring the bell"
                      " (-l: loudly)",
        .mhandler.cmd_new = do_bell_ring,
    },
#endif

SQMP
bell_ring
---------

Ring the bell at the door.  No schema knows this command.

Arguments:

- "times": how often (json-int, optional, default 1)
- "loud": whether to wake the neighbours (json-bool, optional)

Example:

-> { "execute": "bell_ring", "arguments": { "times": 3 } }
<- { "return": {} }

EQMP

SQMP
2. Query Commands
=================

EQMP

SQMP
query-lamps
-----------

Show the lamps of the house.

Each lamp is represented by a json-object:

- "id": its name (json-string)
- "state": "on", "off" or "auto" (json-string)
- "watts": the power that it draws (json-number)

Example:

-> { "execute": "query-lamps" }
<- { "return": [ { "id": "north", "state": "on", "color": "cool", "watts": 38.5 } ] }

The south lamp is left out: it is broken.

EQMP

    {
        .name       = "query-lamps",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_lamps,
    },
