// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {IAiGapRewards} from "./IAiGapRewards.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Seats} from "./Seats.sol";
import {Votes} from "./Votes.sol";

/// @title The state machine of AI Gap tasks.
/// @dev A phase says which seats may act in it (`expected`) and which have (`done`), so that one check serves all calls. Loops run
/// over 32 seats, and those only in pokes.
/// @custom:security Only a window's end, or that all expected seats have acted, moves a phase, so nobody who stays away holds anybody
/// up: what is missing is missing in that round. No time depends on who pokes, but for its delay. A commitment names chain,
/// contract, task, round and seat, so it cannot be copied or replayed. Included is what more than half of those who answered
/// vouched for: an honest majority keeps out what cannot be fetched or is malformed. The committee is drawn by the first beat from
/// a number on that had not begun when the last update was revealed; where that beat is not there in time, everybody votes.
/// What a majority of voters may do is to lead; what is wrong is struck out by one proof, whoever voted for it. Calls go to
/// AiGapRewards and Beats only.
contract AiGapRounds is IAiGapRounds {
    uint256 private constant MOST_FAILURES = 2;

    IRandomness private immutable BEATS;
    IAiGapRewards private immutable REWARDS;
    address private immutable TASKS;
    address private immutable DISPUTE;
    address private immutable FAULTS;
    address private immutable DEMANDS;

    mapping(uint256 task => Round round) private _rounds;
    mapping(uint256 task => uint256 lanes) private _vouchers;
    mapping(uint256 task => Seat[32] seats) private _seats;
    mapping(uint256 task => Ballot ballot) private _ballots;
    mapping(uint256 task => bytes32 outcome) private _leaders;
    mapping(uint256 task => Plan plan) private _plans;
    mapping(uint256 task => Windows windows) private _windows;
    mapping(uint256 task => Models models) private _models;
    uint256[50] private __gap;

    modifier onlyTasks() {
        if (msg.sender != TASKS) revert OnlyAiGapTasks(TASKS, msg.sender);
        _;
    }

    modifier onlyDisputes() {
        if (msg.sender != DISPUTE && msg.sender != FAULTS && msg.sender != DEMANDS) {
            revert OnlyAiGapDisputes(msg.sender);
        }
        _;
    }

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        BEATS = IRandomness(directory.find("Beats"));
        REWARDS = IAiGapRewards(directory.find("AiGapRewards"));
        TASKS = directory.find("AiGapTasks");
        DISPUTE = directory.find("AggregationDispute");
        FAULTS = directory.find("AiGapFaults");
        DEMANDS = directory.find("AiGapDemands");
    }

    /// @inheritdoc IAiGapRounds
    function open(uint256 task, Plan calldata plan, Windows calldata windows, bytes32 model) external onlyTasks {
        _plans[task] = plan;
        _windows[task] = windows;
        _models[task].base = model;
        // Written once here, so that no participant pays for a fresh word later.
        _vouchers[task] = 1;
        _leaders[task] = model;
        _enter(task, _rounds[task], Phase.Open, Seats.first(plan.maximum), windows.enrolment);
    }

    /// @inheritdoc IAiGapRounds
    function seat(uint256 task, address account) external onlyTasks returns (uint256 taken) {
        Round memory round = _in(task, Phase.Open);
        if (block.timestamp > round.deadline) revert PhaseOver(task, round.deadline, block.timestamp);
        uint256 maximum = _plans[task].maximum;
        for (uint256 i; i < maximum; ++i) {
            if (Seats.has(round.active, i) && _seats[task][i].account == account) {
                revert AccountSeated(task, account, i);
            }
        }
        while (Seats.has(round.active, taken)) ++taken;
        if (taken >= maximum) revert SeatsTaken(task, maximum);
        _setSeated(task, round.active | uint32(1 << taken));
        // See open: both words are used again in every round.
        _seats[task][taken] = Seat({account: account, update: bytes32(uint256(1)), vote: bytes32(uint256(1))});
        emit SeatTaken(task, taken, account);
    }

    /// @inheritdoc IAiGapRounds
    function unseat(uint256 task, uint256 left, address account) external onlyTasks {
        Round memory round = _in(task, Phase.Open);
        _checkSeat(left);
        address holder = _seats[task][left].account;
        if (account != holder) revert OnlySeatHolder(task, left, holder, account);
        if (!Seats.has(round.active, left)) revert SeatNotActive(task, left);
        _setSeated(task, round.active ^ uint32(1 << left));
        emit SeatLeft(task, left, account);
    }

    /// @inheritdoc IAiGapRounds
    function commit(uint256 task, uint256 by, bytes32 commitment) external {
        if (commitment == 0) revert EmptyWord("commitment");
        (Round memory round, Seat storage own) = _act(task, by, Phase.Commit);
        own.update = commitment;
        emit UpdateCommitted(task, round.number, by, commitment);
    }

    /// @inheritdoc IAiGapRounds
    function reveal(uint256 task, uint256 by, bytes32 root, bytes32 fid, bytes32 salt) external {
        if (root == 0) revert EmptyWord("root");
        if (fid == 0) revert EmptyWord("fid");
        (Round memory round, Seat storage own) = _act(task, by, Phase.Reveal);
        _open(task, by, own.update, updateCommitment(task, round.number, by, root, fid, salt));
        own.update = root;
        emit UpdateRevealed(task, round.number, by, root, fid);
    }

    /// @inheritdoc IAiGapRounds
    function vouch(uint256 task, uint256 by, uint32 available) external {
        (Round memory round,) = _act(task, by, Phase.Availability);
        if (available & ~round.included != 0) revert NotRevealed(task, available & ~round.included);
        uint256 lanes = Seats.spread(available);
        // What the last round left is overwritten by the first answer, not cleared: that would cost a fresh word.
        _vouchers[task] = round.done == 0 ? lanes : _vouchers[task] + lanes;
        emit AvailabilityAnswered(task, round.number, by, available);
    }

    /// @inheritdoc IAiGapRounds
    function commitVote(uint256 task, uint256 by, bytes32 commitment) external {
        if (commitment == 0) revert EmptyWord("commitment");
        (Round memory round, Seat storage own) = _act(task, by, Phase.Aggregate);
        own.vote = commitment;
        emit VoteCommitted(task, round.number, by, commitment);
    }

    /// @inheritdoc IAiGapRounds
    function vote(uint256 task, uint256 by, Outcome calldata outcome, bytes32 salt) external {
        (Round memory round, Seat storage own) = _act(task, by, Phase.Vote);
        if (outcome.included != round.included) {
            revert IncludedMismatch(task, round.included, outcome.included);
        }
        bytes32 id = keccak256(abi.encode(outcome));
        _open(task, by, own.vote, voteCommitment(task, round.number, by, id, salt));
        own.vote = id;
        emit VoteRevealed(task, round.number, by, id, outcome);
    }

    /// @inheritdoc IAiGapRounds
    function poke(uint256 task) external {
        Round memory round = _rounds[task];
        if (round.phase == Phase.None) revert TaskUnknown(task);
        if (round.phase >= Phase.Challenge) revert PhaseWrong(task, Phase.Vote, round.phase);
        if (block.timestamp <= round.deadline && round.done != round.expected) {
            revert PhaseOpen(task, round.deadline, block.timestamp);
        }
        if (round.phase == Phase.Open) _start(task, round);
        else if (round.phase == Phase.Commit) _toReveal(task, round);
        else if (round.phase == Phase.Reveal) _toAvailability(task, round);
        else if (round.phase == Phase.Availability) _toAggregate(task, round);
        else if (round.phase == Phase.Aggregate) _toVote(task, round);
        else _toChallenge(task, round);
    }

    /// @inheritdoc IAiGapRounds
    function conclude(uint256 task, Outcome calldata outcome) external {
        Round memory round = _in(task, Phase.Challenge);
        if (block.timestamp <= round.deadline) revert PhaseOpen(task, round.deadline, block.timestamp);
        Ballot memory ballot = _ballots[task];
        if (ballot.demands != 0) revert DemandsOpen(task, ballot.demands);
        bytes32 id = _checkLeads(task, keccak256(abi.encode(outcome)));
        uint256 left = _plans[task].rounds - ballot.ended;
        ++ballot.ended;
        ballot.failures = 0;
        uint32 included = round.included; // the next round forgets it
        uint32 eligible = Votes.votersOf(_seats[task], ballot.voters, id) | ~ballot.committee;
        eligible &= included & round.active;
        for (uint256 i; i < Seats.MOST; ++i) {
            if (Seats.has(included, i) && Seats.lane(outcome.contributions, i) != 0) {
                ballot.contributed |= uint32(1 << i);
            }
        }
        _ballots[task] = ballot;
        _models[task] = Models(outcome.model, outcome.direction, outcome.velocity);
        emit RoundEnded(task, round.number, id, ballot.ended, outcome);
        if (left == 1) _end(task, round, Phase.Final);
        else _play(task, round);
        REWARDS.pay(task, eligible, included, outcome.contributions, left);
        if (left == 1) REWARDS.close(task);
    }

    /// @inheritdoc IAiGapRounds
    function strike(uint256 task, bytes32 outcome, address challenger) external onlyDisputes {
        Round memory round = _in(task, Phase.Challenge);
        _checkLeads(task, outcome);
        Ballot memory ballot = _ballots[task];
        uint32 liars = Votes.votersOf(_seats[task], ballot.voters, outcome);
        ballot.voters &= ~liars;
        ballot.demands = 0;
        _ballots[task] = ballot;
        round.active &= ~liars;
        _rounds[task].active = round.active;
        emit OutcomeStruck(task, round.number, outcome, challenger, liars);
        REWARDS.slash(task, liars, challenger);
        (bytes32 next, uint256 votes) = Votes.leading(_seats[task], ballot.voters);
        if (votes == 0) _fail(task, round);
        else _lead(task, round, next, votes);
    }

    /// @inheritdoc IAiGapRounds
    function expel(uint256 task, uint256 seat_, address challenger, bool byUpdate) external onlyDisputes {
        Round memory round = _rounds[task];
        _checkSeat(seat_);
        if (!Seats.has(round.active, seat_)) revert SeatNotActive(task, seat_);
        uint32 bit = uint32(1 << seat_);
        Round storage known = _rounds[task];
        known.active = round.active & ~bit;
        known.expected = round.expected & ~(bit & ~round.done);
        emit SeatExpelled(task, round.number, seat_, challenger, byUpdate);
        REWARDS.slash(task, bit, challenger);
        if (!byUpdate) return;
        if (round.phase == Phase.Reveal) {
            (known.done, known.expected) = (round.done & ~bit, round.expected & ~bit);
        } else if (round.phase == Phase.Availability) {
            known.included = round.included & ~bit;
        } else if (Seats.has(round.included, seat_) && round.phase < Phase.Final) {
            // Whatever was computed with it means nothing.
            _fail(task, _rounds[task]);
        }
    }

    /// @inheritdoc IAiGapRounds
    function hold(uint256 task, bool opened) external {
        if (msg.sender != DEMANDS) revert OnlyAiGapDisputes(msg.sender);
        Round memory round = _in(task, Phase.Challenge);
        uint24 count = _ballots[task].demands;
        count = opened ? count + 1 : count - 1;
        _ballots[task].demands = count;
        uint256 deadline = block.timestamp + _windows[task].answer;
        if (deadline > round.deadline) _rounds[task].deadline = uint40(deadline);
        else deadline = round.deadline;
        emit ChallengeHeld(task, round.number, count, deadline);
    }

    /// @inheritdoc IAiGapRounds
    function roundOf(uint256 task) external view returns (Round memory) {
        return _rounds[task];
    }

    /// @inheritdoc IAiGapRounds
    function seatOf(uint256 task, uint256 seat_) external view returns (Seat memory) {
        _checkSeat(seat_);
        return _seats[task][seat_];
    }

    /// @inheritdoc IAiGapRounds
    function stateOf(uint256 task) external view returns (State memory) {
        return State(_rounds[task], _ballots[task], _plans[task], _windows[task], _models[task], _leaders[task]);
    }

    /// @inheritdoc IAiGapRounds
    function updatesOf(uint256 task) external view returns (bytes32[] memory roots) {
        uint256 included = _rounds[task].included;
        roots = new bytes32[](Seats.count(included));
        uint256 next;
        for (uint256 i; i < Seats.MOST; ++i) {
            if (Seats.has(included, i)) roots[next++] = _seats[task][i].update;
        }
    }

    /// @inheritdoc IAiGapRounds
    function updateCommitment(uint256 task, uint256 number, uint256 by, bytes32 root, bytes32 fid, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(
            abi.encode(bytes32("AI Gap update"), block.chainid, address(this), task, number, by, root, fid, salt)
        );
    }

    /// @inheritdoc IAiGapRounds
    function voteCommitment(uint256 task, uint256 number, uint256 by, bytes32 outcome, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(
            abi.encode(bytes32("AI Gap vote"), block.chainid, address(this), task, number, by, outcome, salt)
        );
    }

    /// @dev Enough participants, or the bounty goes back.
    function _start(uint256 task, Round memory round) private {
        if (Seats.count(round.active) >= _plans[task].minimum) return _play(task, round);
        _end(task, round, Phase.Failed);
        REWARDS.close(task);
    }

    function _toReveal(uint256 task, Round memory round) private {
        if (_isTooFew(task, round.done)) return _fail(task, round);
        _enter(task, round, Phase.Reveal, round.done, _windows[task].reveal);
    }

    function _toAvailability(uint256 task, Round memory round) private {
        uint32 silent = round.expected & ~round.done;
        if (silent != 0) round.active &= ~REWARDS.fine(task, silent);
        if (_isTooFew(task, round.done)) return _fail(task, round);
        Ballot storage ballot = _ballots[task];
        // casting is safe: 2^40 beats of a second take 34,000 years
        (ballot.revealed, ballot.draw) = (round.done, uint40(BEATS.beatNumberAt(block.timestamp) + 1));
        round.included = round.done;
        _enter(task, round, Phase.Availability, round.active, _windows[task].availability);
    }

    function _toAggregate(uint256 task, Round memory round) private {
        (uint32 committee, bytes32 seed) = _committee(task, round);
        uint256 lanes = _vouchers[task];
        uint256 answers = Seats.count(round.done);
        uint32 included;
        for (uint256 i; i < Seats.MOST; ++i) {
            if (Seats.has(round.included, i) && 2 * Seats.lane(lanes, i) > answers) included |= uint32(1 << i);
        }
        round.included = answers == 0 ? 0 : included;
        emit UpdatesIncluded(task, round.number, round.included);
        if (_isTooFew(task, round.included)) return _fail(task, round);
        _ballots[task].committee = committee;
        emit CommitteeDrawn(task, round.number, committee, seed);
        _enter(task, round, Phase.Aggregate, committee, _windows[task].aggregate);
    }

    function _toVote(uint256 task, Round memory round) private {
        if (round.done == 0) return _fail(task, round);
        _enter(task, round, Phase.Vote, round.done, _windows[task].vote);
    }

    /// @dev More than two thirds of the committee.
    function _toChallenge(uint256 task, Round memory round) private {
        Ballot storage ballot = _ballots[task];
        (bytes32 leader, uint256 votes) = Votes.leading(_seats[task], round.done);
        if (3 * votes <= 2 * Seats.count(ballot.committee)) return _fail(task, round);
        ballot.voters = round.done;
        _lead(task, round, leader, votes);
    }

    function _lead(uint256 task, Round memory round, bytes32 leader, uint256 votes) private {
        _leaders[task] = leader;
        _ballots[task].ledSince = uint40(block.timestamp);
        _enter(task, round, Phase.Challenge, 0, _windows[task].challenge);
        emit OutcomeLeads(task, round.number, leader, votes, round.deadline);
    }

    function _fail(uint256 task, Round memory round) private {
        Ballot storage ballot = _ballots[task];
        uint8 failures = ballot.failures + 1;
        (ballot.failures, ballot.demands) = (failures, 0);
        emit RoundFailed(task, round.number, failures);
        if (failures < MOST_FAILURES) return _play(task, round);
        _end(task, round, Phase.Failed);
        REWARDS.close(task);
    }

    /// @dev The next round begins.
    function _play(uint256 task, Round memory round) private {
        ++round.number;
        round.included = 0;
        _enter(task, round, Phase.Commit, round.active, _windows[task].commit);
    }

    function _end(uint256 task, Round memory round, Phase phase) private {
        _enter(task, round, phase, 0, 0);
        emit TaskEnded(task, phase, _models[task].base);
    }

    function _enter(uint256 task, Round memory round, Phase phase, uint32 expected, uint256 window) private {
        round.phase = phase;
        round.expected = expected;
        round.done = 0;
        // casting is safe: a window is 32 bits
        round.deadline = uint40(block.timestamp + window);
        _rounds[task] = round;
        emit PhaseEntered(task, round.number, phase, expected, round.deadline);
    }

    /// @dev Enrolled seats count as those that have acted: a full task need not wait.
    function _setSeated(uint256 task, uint32 seated) private {
        (_rounds[task].active, _rounds[task].done) = (seated, seated);
    }

    /// @return committee everybody after a failed round, and where there is no beat by the end of the window
    function _committee(uint256 task, Round memory round) private view returns (uint32 committee, bytes32 seed) {
        uint256 size = _plans[task].committee;
        Ballot memory ballot = _ballots[task];
        if (size == 0 || ballot.failures != 0) return (round.active, 0);
        bytes32 beat = BEATS.firstBeatFrom(ballot.draw);
        if (beat == 0) {
            if (block.timestamp <= round.deadline) revert PhaseOpen(task, round.deadline, block.timestamp);
            return (round.active, 0);
        }
        seed = keccak256(abi.encode(beat, bytes32("AI Gap committee"), task, round.number));
        committee = Seats.draw(round.active, size, seed);
    }

    /// @dev Checks that a participant may act now and writes down that it has.
    /// @return round as it was before
    function _act(uint256 task, uint256 by, Phase phase) private returns (Round memory round, Seat storage own) {
        _checkSeat(by);
        own = _seats[task][by];
        if (msg.sender != own.account) revert OnlySeatHolder(task, by, own.account, msg.sender);
        Round storage known = _rounds[task];
        round = known;
        if (round.phase != phase) revert PhaseWrong(task, phase, round.phase);
        if (block.timestamp > round.deadline) revert PhaseOver(task, round.deadline, block.timestamp);
        uint32 bit = uint32(1 << by);
        if (round.expected & bit == 0) revert SeatNotExpected(task, phase, by);
        if (round.done & bit != 0) revert SeatHasActed(task, phase, by);
        known.done = round.done | bit;
    }

    function _open(uint256 task, uint256 by, bytes32 expected, bytes32 actual) private pure {
        if (actual != expected) revert CommitmentMismatch(task, by, expected, actual);
    }

    function _in(uint256 task, Phase phase) private view returns (Round memory round) {
        round = _rounds[task];
        if (round.phase != phase) revert PhaseWrong(task, phase, round.phase);
    }

    function _checkLeads(uint256 task, bytes32 outcome) private view returns (bytes32) {
        if (outcome != _leaders[task]) revert NotLeading(task, _leaders[task], outcome);
        return outcome;
    }

    function _isTooFew(uint256 task, uint32 seats) private view returns (bool) {
        return Seats.count(seats) < 2 * uint256(_plans[task].f) + 1;
    }

    function _checkSeat(uint256 seat_) private pure {
        if (seat_ >= Seats.MOST) revert SeatOutOfRange(Seats.MOST - 1, seat_);
    }
}
