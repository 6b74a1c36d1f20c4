// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Rounds without an aggregator (protocol.md section 11, ADR 0039).
/// @notice OPEN (seats are taken) -> COMMIT (train, then commit to an update) -> REVEAL -> AVAILABILITY (whose update could be fetched
/// and is valid) -> AGGREGATE (compute, then commit to a vote) -> VOTE (reveal it) -> CHALLENGE -> the next round's COMMIT, or FINAL
/// after the last one. A round that fails is played again under a new number with everybody as committee; a second failure in a row
/// ends the task as FAILED. `poke` and, at the end of a challenge, `conclude` move it on, by anybody.
/// @dev What a participant's calls touch: one word a task that all share, and of its own seat one word that never changes, one for
/// the update and one for the vote, all used again in every round. So a round costs the same whatever the model's size.
interface IAiGapRounds {
    enum Phase {
        None,
        Open,
        Commit,
        Reveal,
        Availability,
        Aggregate,
        Vote,
        Challenge,
        Final,
        Failed
    }

    /// @notice Seconds.
    /// @param enrolment of OPEN
    /// @param answer that a demand for withheld data waits
    struct Windows {
        uint32 enrolment;
        uint32 commit;
        uint32 reveal;
        uint32 availability;
        uint32 aggregate;
        uint32 vote;
        uint32 challenge;
        uint32 answer;
    }

    /// @notice What a task is played by.
    /// @param components P
    /// @param f Byzantine participants that the rule bears
    /// @param gate whether the direction gate is on
    /// @param momentum mu, scale 2^16
    /// @param rate eta, scale 2^16
    /// @param minimum, maximum number of participants
    /// @param committee k, 0 for everybody
    /// @param rounds that have to end with an outcome
    struct Plan {
        uint32 components;
        uint8 f;
        bool gate;
        uint16 momentum;
        uint32 rate;
        uint8 minimum;
        uint8 maximum;
        uint8 committee;
        uint16 rounds;
    }

    /// @notice What is voted on; its id is keccak256(abi.encode(outcome)). Contents of the roots: ADR 0039.
    /// @param included bitmap of seats
    /// @param contributions a byte a seat, seat s at bits 8 s
    struct Outcome {
        uint256 included;
        uint256 contributions;
        bytes32 norms;
        bytes32 selection;
        bytes32 similarities;
        bytes32 direction;
        bytes32 velocity;
        bytes32 model;
    }

    /// @notice The word that every call of a participant reads and writes.
    /// @param number of the round, from 1; failed ones count
    /// @param deadline last second of the phase
    /// @param expected seats that may act in this phase
    /// @param done those that have
    /// @param active seats taken and neither left nor slashed
    /// @param included AVAILABILITY: seats that revealed; later: those whose updates count
    struct Round {
        Phase phase;
        uint16 number;
        uint40 deadline;
        uint32 expected;
        uint32 done;
        uint32 active;
        uint32 included;
    }

    /// @notice What only pokes need.
    /// @param draw first beat that may draw the committee
    /// @param revealed seats that revealed an update in this round
    /// @param committee seats that vote in this round
    /// @param voters those that revealed a vote which was not struck out
    /// @param contributed seats with a contribution to any final outcome
    /// @param ended rounds that ended with an outcome
    /// @param failures in a row
    /// @param demands open ones against the leading outcome
    /// @param ledSince when it began to lead
    struct Ballot {
        uint40 draw;
        uint32 revealed;
        uint32 committee;
        uint32 voters;
        uint32 contributed;
        uint16 ended;
        uint8 failures;
        uint24 demands;
        uint40 ledSince;
    }

    /// @notice Roots of the state that a round begins with; direction and velocity are 0 while they are zero vectors.
    struct Models {
        bytes32 base;
        bytes32 direction;
        bytes32 velocity;
    }

    /// @param update a commitment, then the root of the update that it was to; of the round in which the seat last acted
    /// @param vote the same of votes and ids of outcomes
    struct Seat {
        address account;
        bytes32 update;
        bytes32 vote;
    }

    /// @param leader CHALLENGE: the outcome that may be refuted; FINAL: the one that ended the task; otherwise of no meaning
    struct State {
        Round round;
        Ballot ballot;
        Plan plan;
        Windows windows;
        Models models;
        bytes32 leader;
    }

    event SeatTaken(uint256 indexed task, uint256 indexed seat, address indexed account);
    event SeatLeft(uint256 indexed task, uint256 indexed seat, address indexed account);
    event PhaseEntered(
        uint256 indexed task, uint256 indexed round, Phase indexed phase, uint256 expected, uint256 deadline
    );
    event UpdateCommitted(uint256 indexed task, uint256 round, uint256 indexed seat, bytes32 commitment);
    event UpdateRevealed(uint256 indexed task, uint256 round, uint256 indexed seat, bytes32 root, bytes32 fid);
    event AvailabilityAnswered(uint256 indexed task, uint256 round, uint256 indexed seat, uint256 available);
    event UpdatesIncluded(uint256 indexed task, uint256 indexed round, uint256 included);
    event CommitteeDrawn(uint256 indexed task, uint256 indexed round, uint256 committee, bytes32 seed);
    event VoteCommitted(uint256 indexed task, uint256 round, uint256 indexed seat, bytes32 commitment);
    event VoteRevealed(uint256 indexed task, uint256 round, uint256 indexed seat, bytes32 outcome, Outcome words);
    event OutcomeLeads(
        uint256 indexed task, uint256 indexed round, bytes32 indexed outcome, uint256 votes, uint256 deadline
    );
    event OutcomeStruck(
        uint256 indexed task, uint256 indexed round, bytes32 indexed outcome, address challenger, uint256 voters
    );
    event ChallengeHeld(uint256 indexed task, uint256 indexed round, uint256 demands, uint256 deadline);
    event SeatExpelled(
        uint256 indexed task, uint256 indexed round, uint256 indexed seat, address challenger, bool byUpdate
    );
    event RoundEnded(
        uint256 indexed task, uint256 indexed round, bytes32 indexed outcome, uint256 ended, Outcome words
    );
    event RoundFailed(uint256 indexed task, uint256 indexed round, uint256 failures);
    event TaskEnded(uint256 indexed task, Phase phase, bytes32 model);

    error TaskUnknown(uint256 task);
    error OnlyAiGapTasks(address expected, address actual);
    error OnlyAiGapDisputes(address actual);
    error PhaseWrong(uint256 task, Phase expected, Phase actual);
    error SeatOutOfRange(uint256 maximum, uint256 actual);
    error OnlySeatHolder(uint256 task, uint256 seat, address expected, address actual);
    error AccountSeated(uint256 task, address account, uint256 seat);
    error SeatsTaken(uint256 task, uint256 maximum);
    error SeatNotActive(uint256 task, uint256 seat);
    error SeatNotExpected(uint256 task, Phase phase, uint256 seat);
    error SeatHasActed(uint256 task, Phase phase, uint256 seat);
    error PhaseOver(uint256 task, uint256 deadline, uint256 actual);
    error PhaseOpen(uint256 task, uint256 deadline, uint256 actual);
    error CommitmentMismatch(uint256 task, uint256 seat, bytes32 expected, bytes32 actual);
    error EmptyWord(string what);
    error NotRevealed(uint256 task, uint256 seats);
    error IncludedMismatch(uint256 task, uint256 expected, uint256 actual);
    error NotLeading(uint256 task, bytes32 expected, bytes32 actual);
    error DemandsOpen(uint256 task, uint256 count);

    /// @notice AiGapTasks only: a task with its enrolment window open.
    function open(uint256 task, Plan calldata plan, Windows calldata windows, bytes32 model) external;
    /// @notice AiGapTasks only: the lowest free seat to `account`.
    function seat(uint256 task, address account) external returns (uint256);
    /// @notice AiGapTasks only: frees a seat before the first round.
    function unseat(uint256 task, uint256 seat, address account) external;

    /// @notice To updateCommitment of what the caller trained.
    function commit(uint256 task, uint256 seat, bytes32 commitment) external;
    /// @param root of the update, a vector of P components
    /// @param fid of the file that holds it, encrypted for the members
    function reveal(uint256 task, uint256 seat, bytes32 root, bytes32 fid, bytes32 salt) external;
    /// @param available bitmap of seats whose update the caller has and found valid, its own too
    function vouch(uint256 task, uint256 seat, uint32 available) external;
    /// @notice To voteCommitment of the outcome that the caller computed.
    function commitVote(uint256 task, uint256 seat, bytes32 commitment) external;
    function vote(uint256 task, uint256 seat, Outcome calldata outcome, bytes32 salt) external;

    /// @notice Anybody, once a window is over or all have acted. Not at the end of a challenge.
    function poke(uint256 task) external;
    /// @notice Anybody, once the challenge of the leading outcome is over and no demand is open.
    function conclude(uint256 task, Outcome calldata outcome) external;

    /// @notice Disputes only: the leading outcome is refuted.
    function strike(uint256 task, bytes32 outcome, address challenger) external;
    /// @notice Disputes only: a seat has broken the rules.
    /// @param byUpdate its update of this round is at fault: a round that has included it fails
    function expel(uint256 task, uint256 seat, address challenger, bool byUpdate) external;
    /// @notice AiGapDemands only: one more demand (or one answered: one less, and an answer window more) against the leading outcome.
    function hold(uint256 task, bool opened) external;

    function roundOf(uint256 task) external view returns (Round memory);
    function seatOf(uint256 task, uint256 seat) external view returns (Seat memory);
    /// @notice Everything about a task but its seats.
    function stateOf(uint256 task) external view returns (State memory);
    /// @notice Roots of the updates that this round has included, by rank.
    function updatesOf(uint256 task) external view returns (bytes32[] memory roots);

    /// @notice keccak256(abi.encode("AI Gap update", chain id, this, task, round, seat, root, fid, salt)).
    function updateCommitment(uint256 task, uint256 round, uint256 seat, bytes32 root, bytes32 fid, bytes32 salt)
        external
        view
        returns (bytes32);
    /// @notice keccak256(abi.encode("AI Gap vote", chain id, this, task, round, seat, outcome, salt)).
    function voteCommitment(uint256 task, uint256 round, uint256 seat, bytes32 outcome, bytes32 salt)
        external
        view
        returns (bytes32);
}
