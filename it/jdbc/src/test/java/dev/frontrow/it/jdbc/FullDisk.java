package dev.frontrow.it.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/** H2's files below {@code full:}, on a disk that can be full: what is there can be read and written over, and no file grows. */
public final class FullDisk extends FilePathWrapper {

    private static volatile boolean full;

    static void full(boolean value) {
        full = value;
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static final class Channel extends FileBase {

        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer bytes, long at) throws IOException {
            if (full && at + bytes.remaining() > real.size()) {
                throw new IOException("No space left on device");
            }
            return real.write(bytes, at);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int written = write(bytes, real.position());
            real.position(real.position() + written);
            return written;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return real.read(bytes);
        }

        @Override
        public int read(ByteBuffer bytes, long at) throws IOException {
            return real.read(bytes, at);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long at) throws IOException {
            real.position(at);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public void force(boolean withMetaData) throws IOException {
            real.force(withMetaData);
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return real.tryLock(from, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
