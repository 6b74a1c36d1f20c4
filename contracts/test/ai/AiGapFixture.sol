// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRewards} from "../../src/ai/IAiGapRewards.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {TeeWorkers} from "../support/TeeWorkers.sol";

/// @title The whole network with a task's creator, participants with exchange keys and a challenger; everything is the product but the
/// randomness.
abstract contract AiGapFixture is TeeWorkers {
    uint256 internal constant DAY = 86_400;
    uint256 internal constant WINDOW = 600;
    uint96 internal constant BOUNTY = 1_000 ether;
    uint96 internal constant STAKE = 100 ether;
    uint96 internal constant BOND = 5 ether;
    uint256 internal constant FUNDED = 10_000 ether;
    string internal constant ARCHITECTURE = "test-linear/1 inputs=129 outputs=1";
    uint32 internal constant COMPONENTS = 130;
    bytes32 internal constant MODEL = keccak256("initial model");
    bytes32 internal constant SALT = keccak256("salt");

    address internal creator = makeAddress("task creator");
    address internal challenger = makeAddress("challenger");
    uint256 internal task;

    function deployAi() internal {
        deployNetwork(false);
        skip(DAY);
        vm.prank(GOVERNOR);
        architectures.allow(ARCHITECTURE, COMPONENTS);
        fund(creator, 100 * FUNDED);
        fund(challenger, FUNDED);
    }

    /// @notice A participant with an exchange key and money.
    function participant(uint256 index) internal pure returns (address) {
        return vm.addr(secret("participant", index));
    }

    function enrol(uint256 index) internal {
        address account = participant(index);
        if (readerKeys.digestOf(account) == 0) {
            bytes memory key = ProverCurve.g1(index + 1);
            vm.prank(account);
            readerKeys.register(key);
            fund(account, FUNDED);
        }
    }

    function terms() internal view returns (IAiGapTasks.Terms memory given) {
        given.architecture = keccak256(bytes(ARCHITECTURE));
        given.model = MODEL;
        given.fid = keccak256("fid of the initial model");
        (given.bounty, given.stake, given.bond) = (BOUNTY, STAKE, BOND);
        given.plan = IAiGapRounds.Plan({
            components: 0,
            f: 1,
            gate: true,
            momentum: 58_982,
            rate: 65_536,
            minimum: 3,
            maximum: 5,
            committee: 0,
            rounds: 2
        });
        uint32 window = uint32(WINDOW);
        given.windows = IAiGapRounds.Windows(window, window, window, window, window, window, window, window);
    }

    function create(IAiGapTasks.Terms memory given) internal returns (uint256) {
        vm.prank(creator);
        task = aiTasks.create(given);
        return task;
    }

    function join(uint256 index) internal returns (uint256 seat) {
        enrol(index);
        vm.prank(participant(index));
        return aiTasks.join(task, 0);
    }

    /// @notice A task with its maximum of participants, each on the seat of its number, in COMMIT of round 1.
    function begin(IAiGapTasks.Terms memory given) internal {
        create(given);
        for (uint256 i; i < given.plan.maximum; ++i) {
            assertEq(join(i), i);
        }
        aiRounds.poke(task);
    }

    function number() internal view returns (uint256) {
        return aiRounds.roundOf(task).number;
    }

    function ballot() internal view returns (IAiGapRounds.Ballot memory) {
        return aiRounds.stateOf(task).ballot;
    }

    function models() internal view returns (IAiGapRounds.Models memory) {
        return aiRounds.stateOf(task).models;
    }

    function leader() internal view returns (bytes32) {
        return aiRounds.stateOf(task).leader;
    }

    function phase() internal view returns (IAiGapRounds.Phase) {
        return aiRounds.roundOf(task).phase;
    }

    function isIn(IAiGapRounds.Phase expected) internal view {
        assertEq(uint256(phase()), uint256(expected), "phase");
    }

    function rootOf(uint256 seat) internal view returns (bytes32) {
        return keccak256(abi.encode("update", task, number(), seat));
    }

    function fidOf(uint256 seat) internal view returns (bytes32) {
        return keccak256(abi.encode("fid", task, number(), seat));
    }

    function commit(uint256 seat) internal {
        bytes32 commitment = aiRounds.updateCommitment(task, number(), seat, rootOf(seat), fidOf(seat), SALT);
        vm.prank(participant(seat));
        aiRounds.commit(task, seat, commitment);
    }

    function reveal(uint256 seat) internal {
        (bytes32 root, bytes32 fid) = (rootOf(seat), fidOf(seat));
        vm.prank(participant(seat));
        aiRounds.reveal(task, seat, root, fid, SALT);
    }

    function vouch(uint256 seat, uint32 available) internal {
        vm.prank(participant(seat));
        aiRounds.vouch(task, seat, available);
    }

    function commitVote(uint256 seat, IAiGapRounds.Outcome memory outcome) internal {
        bytes32 commitment = aiRounds.voteCommitment(task, number(), seat, idOf(outcome), SALT);
        vm.prank(participant(seat));
        aiRounds.commitVote(task, seat, commitment);
    }

    function vote(uint256 seat, IAiGapRounds.Outcome memory outcome) internal {
        vm.prank(participant(seat));
        aiRounds.vote(task, seat, outcome, SALT);
    }

    function idOf(IAiGapRounds.Outcome memory outcome) internal pure returns (bytes32) {
        return keccak256(abi.encode(outcome));
    }

    /// @notice Ends the window and moves on.
    function next() internal {
        skip(WINDOW + 1);
        aiRounds.poke(task);
    }

    /// @notice From COMMIT to AGGREGATE with the updates of `seats`, all of them included.
    function toAggregate(uint32 seats) internal {
        for (uint256 seat; seat < 32; ++seat) {
            if (seats >> seat & 1 != 0) commit(seat);
        }
        next();
        for (uint256 seat; seat < 32; ++seat) {
            if (seats >> seat & 1 != 0) reveal(seat);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 32; ++seat) {
            if (seats >> seat & 1 != 0) vouch(seat, seats);
        }
        next();
        isIn(IAiGapRounds.Phase.Aggregate);
        assertEq(aiRounds.roundOf(task).included, seats);
    }

    /// @notice From AGGREGATE to CHALLENGE: `voters` vote for `outcome`, `others` for `another`.
    function toChallenge(
        uint32 voters,
        IAiGapRounds.Outcome memory outcome,
        uint32 others,
        IAiGapRounds.Outcome memory another
    ) internal {
        for (uint256 seat; seat < 32; ++seat) {
            if (voters >> seat & 1 != 0) commitVote(seat, outcome);
            if (others >> seat & 1 != 0) commitVote(seat, another);
        }
        next();
        for (uint256 seat; seat < 32; ++seat) {
            if (voters >> seat & 1 != 0) vote(seat, outcome);
            if (others >> seat & 1 != 0) vote(seat, another);
        }
        aiRounds.poke(task);
    }

    function toChallenge(uint32 voters, IAiGapRounds.Outcome memory outcome) internal {
        IAiGapRounds.Outcome memory none;
        toChallenge(voters, outcome, 0, none);
    }

    function conclude(IAiGapRounds.Outcome memory outcome) internal {
        vm.warp(uint256(aiRounds.roundOf(task).deadline) + 1);
        aiRounds.conclude(task, outcome);
    }

    /// @notice A whole round in which all of `seats` agree.
    function playRound(uint32 seats) internal returns (IAiGapRounds.Outcome memory outcome) {
        toAggregate(seats);
        outcome = outcomeOf("honest");
        toChallenge(seats, outcome);
        conclude(outcome);
    }

    /// @notice Words that nobody has computed; for this round's updates.
    function outcomeOf(string memory name) internal view returns (IAiGapRounds.Outcome memory outcome) {
        uint256 included = aiRounds.roundOf(task).included;
        outcome.included = included;
        for (uint256 seat; seat < 32; ++seat) {
            if (included >> seat & 1 != 0) outcome.contributions |= uint256(4) << (8 * seat);
        }
        outcome.norms = keccak256(abi.encode(name, "norms", number()));
        outcome.selection = keccak256(abi.encode(name, "selection", number()));
        outcome.similarities = keccak256(abi.encode(name, "similarities", number()));
        outcome.direction = keccak256(abi.encode(name, "direction", number()));
        outcome.velocity = keccak256(abi.encode(name, "velocity", number()));
        outcome.model = keccak256(abi.encode(name, "model", number()));
    }

    /// @notice As a dispute contract does that has refuted the leading outcome.
    function strike(IAiGapRounds.Outcome memory outcome) internal {
        vm.prank(address(aiDispute));
        aiRounds.strike(task, idOf(outcome), challenger);
    }

    function stakeOf(uint256 seat) internal view returns (uint256) {
        return aiRewards.accountOf(task, seat).stake;
    }

    function earnedOf(uint256 seat) internal view returns (uint256) {
        return aiRewards.accountOf(task, seat).earned;
    }

    /// @notice Every wei of the escrow belongs to somebody.
    function escrowAddsUp() internal view {
        uint256 sum;
        for (uint256 id = 1; id <= aiTasks.taskCount(); ++id) {
            IAiGapRewards.Pot memory pot = aiRewards.potOf(id);
            sum += uint256(pot.bounty) + pot.fines;
            for (uint256 seat; seat < 32; ++seat) {
                IAiGapRewards.Account memory account = aiRewards.accountOf(id, seat);
                sum += uint256(account.stake) + account.earned;
            }
        }
        assertEq(vault.escrowOf(address(aiRewards)), sum, "escrow");
    }

    function claimAll(uint256 seats) internal {
        for (uint256 seat; seat < seats; ++seat) {
            if (stakeOf(seat) + earnedOf(seat) != 0) aiRewards.claim(task, seat);
        }
    }
}
