package dev.frontrow.chat.testkit;

import dev.frontrow.chat.store.ChatStore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link ChatStore} must do. Extended by whoever writes one:
 *
 * <pre>{@code
 * class OurStoreTest extends ChatStoreContract {
 *     @Override
 *     protected ChatStore createStore() {
 *         return new OurStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>Every rule uses rooms that were never used before, so all of them may run on one database. A store that forgets
 * must keep at least 1,000 events of a room and 100 rooms while they run.
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>S01</th><td>a room nobody wrote to has head 0, and its epoch is that of the first append</td></tr>
 * <tr><th>S02</th><td>public changes are numbered 1, 2, 3 … in the order of the batches and within them, in one epoch</td></tr>
 * <tr><th>S03</th><td>there is one outcome an entry, in the order of the batch</td></tr>
 * <tr><th>S04</th><td>an entry that is rejected fails none of its neighbours and takes no number</td></tr>
 * <tr><th>S05</th><td>rooms share nothing: neither numbers nor messages nor sanctions nor audit entries</td></tr>
 * <tr><th>S06</th><td>an accepted message is what was asked for: room, id, author with role and badges, text, reply, time</td></tr>
 * <tr><th>S07</th><td>mute, unmute, ban and unban are no public changes: they take no number and make no event</td></tr>
 * <tr><th>S08</th><td>a key with the fingerprint it was used with repeats the first answer and appends nothing, also within one batch</td></tr>
 * <tr><th>S09</th><td>a key with another fingerprint is {@code idempotency_mismatch} and appends nothing</td></tr>
 * <tr><th>S10</th><td>a key is one user's in one room</td></tr>
 * <tr><th>S11</th><td>an entry that is rejected leaves its key unused</td></tr>
 * <tr><th>S12</th><td>a repeated answer holds the message as it is now: once deleted, its tombstone</td></tr>
 * <tr><th>S13</th><td>an action with a key is done once; its repetition answers the first audit entry and event</td></tr>
 * <tr><th>S14</th><td>{@code known} tells the fingerprint and what was done of a key that was used, and nothing of any other</td></tr>
 * <tr><th>S15</th><td>keys are looked at before sanctions: what was accepted is answered again to somebody who is banned since</td></tr>
 * <tr><th>S16</th><td>a mute rejects messages with {@code muted} and itself, up to and not at its end, by the time the message carries</td></tr>
 * <tr><th>S17</th><td>a ban rejects messages and actions with {@code banned} and itself; it goes before a mute</td></tr>
 * <tr><th>S18</th><td>a timed ban holds up to and not at its end</td></tr>
 * <tr><th>S19</th><td>a mute stops messages, not actions: the muted may retract what they said</td></tr>
 * <tr><th>S20</th><td>a new sanction of one kind overwrites the old, be it longer or shorter</td></tr>
 * <tr><th>S21</th><td>lifting ends that kind only; lifting what is not in force is done and recorded</td></tr>
 * <tr><th>S22</th><td>within a batch a sanction holds for what comes after it, and not for what came before</td></tr>
 * <tr><th>S23</th><td>the head tells who is muted and banned, until when, why, by whom and since when, and their names of then</td></tr>
 * <tr><th>S24</th><td>delete and retract make one tombstone and one event that says by whom: moderator, author, or system when the host acts</td></tr>
 * <tr><th>S25</th><td>the text of a tombstone is served by no path but the audit log</td></tr>
 * <tr><th>S26</th><td>what is a tombstone already is {@code already_resolved}; what is not in the room is {@code message_not_found}; neither is recorded</td></tr>
 * <tr><th>S27</th><td>purge hides everything one user said before it, in this room, with one event</td></tr>
 * <tr><th>S28</th><td>a purge that finds nothing is recorded, and is no public change</td></tr>
 * <tr><th>S29</th><td>an answer to what is not in the room is {@code message_not_found}; a tombstone, or a message of the same batch, may be answered</td></tr>
 * <tr><th>S30</th><td>a message may be deleted in the batch that brought it</td></tr>
 * <tr><th>S31</th><td>going back gives the messages below a place, newest first; pages join without hole or double</td></tr>
 * <tr><th>S32</th><td>going forward gives the messages above a place, oldest first; pages join without hole or double</td></tr>
 * <tr><th>S33</th><td>{@code more} is true exactly when there is more in that direction; a place need not be that of a message</td></tr>
 * <tr><th>S34</th><td>where there never was a message there is an empty page</td></tr>
 * <tr><th>S35</th><td>a message is found by its id in its room, and nowhere else</td></tr>
 * <tr><th>S36</th><td>the log gives every public event of a stretch, in order and without holes; deleted messages as tombstones</td></tr>
 * <tr><th>S37</th><td>a stretch that is not all there gives nothing, never a part</td></tr>
 * <tr><th>S38</th><td>a stretch of 256 events is given whole</td></tr>
 * <tr><th>S39</th><td>every action is recorded whole: room, time, actor, action, target and what they are called, end, reason</td></tr>
 * <tr><th>S40</th><td>the audit log is read newest first; pages join without hole or double</td></tr>
 * <tr><th>S41</th><td>an audit entry holds the texts that the action hid, and only those</td></tr>
 * <tr><th>S42</th><td>a purge hides everything and lists the newest 100 texts of it</td></tr>
 * <tr><th>S43</th><td>texts, names and reasons come back byte for byte, whatever they look like</td></tr>
 * <tr><th>S44</th><td>ids and keys may hold any visible ASCII character and mean nothing but themselves</td></tr>
 * <tr><th>S45</th><td>upper and lower case are different: rooms, users, message ids, keys</td></tr>
 * <tr><th>S46</th><td>threads in different rooms do not meet: each room is dense and holds its own</td></tr>
 * <tr><th>S47</th><td>threads in one room: numbers stay dense, every receipt tells the number that the log has</td></tr>
 * <tr><th>S48</th><td>one key from many threads at once: one message, one number, the same answer for all</td></tr>
 * <tr><th>S49</th><td>once the append of a ban has returned, nothing of that user is accepted</td></tr>
 * <tr><th>S50</th><td>who reads while others write sees a beginning of the log without holes</td></tr>
 * <tr><th>S51</th><td>each room that is asked for has a version, with the head that opening it tells, also one nobody wrote to</td></tr>
 * <tr><th>S52</th><td>the version of the sanctions grows by one with every action that gives, overwrites or lifts one</td></tr>
 * <tr><th>S53</th><td>what gives and lifts no sanction leaves that version as it is</td></tr>
 * <tr><th>S54</th><td>a page of the audit log holds 500 hidden texts at most, each entry whole, and the next goes on behind it</td></tr>
 * <tr><th>S55</th><td>a change of modes is one public change, and in the head from that moment; one that changes nothing is recorded and is none</td></tr>
 * <tr><th>S56</th><td>modes, preset and shield stay exactly as they were switched</td></tr>
 * <tr><th>S57</th><td>a pin is one public change, and in the head with its message and times from that moment; another takes its place; unpinning takes it down</td></tr>
 * <tr><th>S58</th><td>whatever hides the pinned message takes it down in the same moment, and nothing else does</td></tr>
 * <tr><th>S59</th><td>log and head give a pinned or restored message as it is now: once it is deleted, its tombstone</td></tr>
 * <tr><th>S60</th><td>restore gives back what was deleted by every path, at its old place, with one event; the audit log keeps what it kept</td></tr>
 * <tr><th>S61</th><td>what was restored may be deleted and restored again; once its author retracts it or a purge hides it, it stays hidden</td></tr>
 * <tr><th>S62</th><td>only what was deleted is restored: what is shown is {@code already_resolved}, all else {@code message_not_found}</td></tr>
 * <tr><th>S63</th><td>clear hides what everybody said before it, in this room, with one event, and lists the newest 100 texts of it</td></tr>
 * <tr><th>S64</th><td>in slow mode nobody sends again before the time has passed since their last message here, deleted or not; what is refused does not count</td></tr>
 * <tr><th>S65</th><td>in slow mode many threads of one user at once: exactly one message in each stretch</td></tr>
 * <tr><th>S66</th><td>while unique is on a text is said once in ten minutes, by many threads of many users at once too</td></tr>
 * <tr><th>S67</th><td>modes hold for what comes after them in their batch, and not for what came before</td></tr>
 * <tr><th>S68</th><td>the first message of somebody in a room is marked, one only, by many threads at once too, deleted or not; what the host says of them is none</td></tr>
 * <tr><th>S69</th><td>every kind of message comes back as it was, by every path</td></tr>
 * <tr><th>S70</th><td>what is done to the room is recorded whole, with nobody as its target; so are notes and warnings</td></tr>
 * <tr><th>S71</th><td>{@code lastSentAt} is when somebody last said something in that room, deleted or not; what the host says of them is nothing they said</td></tr>
 * <tr><th>S72</th><td>a warning stops messages until it is acknowledged, and no actions; the head tells it</td></tr>
 * </table>
 */
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ChatStoreContract
        implements StoreNumberRules,
                StoreKeyRules,
                StoreSanctionRules,
                StoreTombstoneRules,
                StoreHistoryRules,
                StoreLogRules,
                StoreAuditRules,
                StoreTextRules,
                StoreThreadRules,
                StoreVersionRules,
                StoreModeRules,
                StoreRestoreRules,
                StoreChatterRules {

    private @Nullable ChatStore store;

    /** A store, ready for use; called before each rule. It need not be empty, and is closed after the rule. */
    protected abstract ChatStore createStore();

    @BeforeEach
    final void openStore() {
        store = createStore();
    }

    @AfterEach
    final void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    /** The store of the rule that runs now. */
    @Override
    public final ChatStore store() {
        if (store == null) {
            throw new IllegalStateException("no rule runs now");
        }
        return store;
    }
}
