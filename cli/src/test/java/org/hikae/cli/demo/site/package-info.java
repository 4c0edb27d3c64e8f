@NullMarked
package org.hikae.cli.demo.site;

import org.jspecify.annotations.NullMarked;
