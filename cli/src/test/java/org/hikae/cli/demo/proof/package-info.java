@NullMarked
package org.hikae.cli.demo.proof;

import org.jspecify.annotations.NullMarked;
