/// The demo's three sites: their folders, settings and operating-system processes.
@NullMarked
package org.hikae.cli.demo.site;

import org.jspecify.annotations.NullMarked;
