/// A vault's files in an S3 bucket: Amazon's, or any server that speaks the same.
@NullMarked
package org.hikae.vault.store.s3;

import org.jspecify.annotations.NullMarked;
