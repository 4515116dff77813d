package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.JdbcBackplane;
import dev.frontrow.chat.jdbc.JdbcChatStore;
import dev.frontrow.chat.jdbc.JdbcSchema;
import dev.frontrow.chat.jdbc.Retention;
import dev.frontrow.chat.result.Erased;
import dev.frontrow.chat.result.Result;
import dev.frontrow.chat.store.ChatStore;
import java.io.PrintStream;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** docs/database.md. */
final class Databases {

    Chat onADatabase(DataSource dataSource, Directory directory) {
        JdbcSchema.migrate(dataSource);
        JdbcChatStore store = JdbcChatStore.builder(dataSource).build();
        Chat chat = Chat.builder(store, directory)
                .backplane(JdbcBackplane.create(dataSource))
                .build();
        return chat;
    }

    void besideAHostsOwnScripts(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/frontrow/chat/jdbc/postgresql")
                .table("frontrow_flyway")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    JdbcChatStore forgetting(DataSource dataSource) {
        Retention retention =
                Retention.keepAll().messagesFor(Duration.ofDays(90)).messagesPerRoom(100_000);
        JdbcChatStore store =
                JdbcChatStore.builder(dataSource).retention(retention).build();
        return store;
    }

    Result<Erased> forget(ChatStore store, Chat chat, UserId user, PrintStream out) {
        store.personalData().orElseThrow().export(user, record -> out.println(record));
        Result<Erased> erased = chat.erase(user);
        return erased;
    }
}
