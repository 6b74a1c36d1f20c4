// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapDemands} from "../../src/ai/IAiGapDemands.sol";
import {IAiGapFaults} from "../../src/ai/IAiGapFaults.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {AiGapFixture} from "./AiGapFixture.sol";

/// @title Five participants that commit, forget, lie, equivocate and vote for anything in any order, a challenger that refutes what is
/// wrong, and anybody who pokes, demands, answers and claims.
/// @dev What must never succeed is checked where it would. "honest" is what the round's updates yield; a refutation of anything else
/// succeeds, as AggregationDispute.t.sol shows of the real contract.
contract AiGapActors is AiGapFixture {
    uint256 private constant SEATS = 5;
    uint256 private constant MOST_TASKS = 3;

    mapping(bytes32 call => uint256 count) public succeeded;
    mapping(uint256 task => mapping(uint256 round => mapping(bytes32 outcome => bool))) private struck;
    mapping(uint256 task => mapping(uint256 round => mapping(uint256 seat => uint256))) private votes;
    mapping(uint256 task => uint256) public claimed;
    bytes32[] private demands;
    uint256 private progress;

    constructor() {
        deployAi();
        for (uint256 i; i < SEATS; ++i) {
            enrol(i);
        }
        creates();
    }

    /// @dev Another task once the last one is over; its seats are not all taken.
    function creates() public {
        if (task != 0 && phase() < IAiGapRounds.Phase.Final || aiTasks.taskCount() == MOST_TASKS) return;
        claimEverything();
        IAiGapTasks.Terms memory given = terms();
        given.plan.rounds = 3;
        given.plan.committee = aiTasks.taskCount() == 2 ? 3 : 0;
        create(given);
        progress = 0;
    }

    function joins(uint256 who) external {
        vm.prank(participant(who % SEATS));
        try aiTasks.join(task, 0) {
            succeeded["join"]++;
        } catch {}
    }

    function leaves(uint256 who) external {
        uint256 seat = who % SEATS;
        address account = aiRounds.seatOf(task, seat).account;
        vm.prank(account);
        try aiTasks.withdraw(task, seat) {
            require(number() == 0, "left a running task");
            succeeded["leave"]++;
        } catch {}
    }

    function commits(uint256 who) external {
        uint256 seat = who % SEATS;
        bytes32 commitment = aiRounds.updateCommitment(task, number(), seat, rootOf(seat), fidOf(seat), SALT);
        vm.prank(aiRounds.seatOf(task, seat).account);
        try aiRounds.commit(task, seat, commitment) {
            inTime(IAiGapRounds.Phase.Commit);
            succeeded["commit"]++;
        } catch {}
    }

    function reveals(uint256 who) external {
        uint256 seat = who % SEATS;
        (bytes32 root, bytes32 fid) = (rootOf(seat), fidOf(seat));
        vm.prank(aiRounds.seatOf(task, seat).account);
        try aiRounds.reveal(task, seat, root, fid, SALT) {
            inTime(IAiGapRounds.Phase.Reveal);
            succeeded["reveal"]++;
        } catch {}
    }

    function vouches(uint256 who, uint32 available) external {
        uint256 seat = who % SEATS;
        available = available % 4 == 0 ? available : type(uint32).max;
        available &= aiRounds.roundOf(task).included;
        vm.prank(aiRounds.seatOf(task, seat).account);
        try aiRounds.vouch(task, seat, available) {
            inTime(IAiGapRounds.Phase.Availability);
            succeeded["vouch"]++;
        } catch {}
    }

    function votesFor(uint256 who, uint256 what) external {
        uint256 seat = who % SEATS;
        bytes32 id = idOf(told(what));
        bytes32 commitment = aiRounds.voteCommitment(task, number(), seat, id, SALT);
        vm.prank(aiRounds.seatOf(task, seat).account);
        try aiRounds.commitVote(task, seat, commitment) {
            inTime(IAiGapRounds.Phase.Aggregate);
            votes[task][number()][seat] = what;
            succeeded["vote commitment"]++;
        } catch {}
    }

    function revealsVote(uint256 who) external {
        uint256 seat = who % SEATS;
        IAiGapRounds.Outcome memory outcome = told(votes[task][number()][seat]);
        vm.prank(aiRounds.seatOf(task, seat).account);
        try aiRounds.vote(task, seat, outcome, SALT) {
            inTime(IAiGapRounds.Phase.Vote);
            succeeded["vote"]++;
        } catch {}
    }

    function pokes(bool late) external {
        if (late) passTo(uint256(aiRounds.roundOf(task).deadline) + 1);
        IAiGapRounds.Round memory before = aiRounds.roundOf(task);
        bytes32 base = models().base;
        try aiRounds.poke(task) {
            require(vm.getBlockTimestamp() > before.deadline || before.done == before.expected, "moved before its time");
            require(models().base == base, "a poke changed the model");
            succeeded["poke"]++;
        } catch {}
        moves();
    }

    /// @dev All that one phase asks of everybody, so that runs come far; seat `absent` does nothing.
    function plays(uint256 absent, uint256 what) external {
        IAiGapRounds.Phase now_ = phase();
        for (uint256 seat; seat < SEATS; ++seat) {
            if (seat == absent % 8) continue;
            if (now_ == IAiGapRounds.Phase.Open) this.joins(seat);
            if (now_ == IAiGapRounds.Phase.Commit) this.commits(seat);
            if (now_ == IAiGapRounds.Phase.Reveal) this.reveals(seat);
            if (now_ == IAiGapRounds.Phase.Availability) this.vouches(seat, 1);
            if (now_ == IAiGapRounds.Phase.Aggregate) this.votesFor(seat, seat == 4 ? 0 : what);
            if (now_ == IAiGapRounds.Phase.Vote) this.revealsVote(seat);
        }
        this.pokes(true);
    }

    function concludes(uint256 what, bool late) external {
        if (late) passTo(uint256(aiRounds.roundOf(task).deadline) + 1);
        IAiGapRounds.Outcome memory outcome = told(what);
        uint256 round = number();
        try aiRounds.conclude(task, outcome) {
            require(!struck[task][round][idOf(outcome)], "what was refuted became final");
            require(models().base == outcome.model, "another model");
            succeeded["conclude"]++;
        } catch {}
        moves();
    }

    function refutes(uint256 what) external {
        IAiGapRounds.Outcome memory outcome = told(what);
        if (what % 3 == 0) return; // the true outcome cannot be refuted
        uint256 round = number();
        vm.prank(address(aiDispute));
        try aiRounds.strike(task, idOf(outcome), challenger) {
            struck[task][round][idOf(outcome)] = true;
            succeeded["strike"]++;
        } catch {}
        moves();
    }

    function equivocates(uint256 who) external {
        if (who % 8 != 0) return;
        uint256 seat = (who / 8) % SEATS;
        IAiGapFaults.Manifest memory one = signed(seat, "one");
        IAiGapFaults.Manifest memory other = signed(seat, "other");
        uint256 round = number();
        vm.prank(challenger);
        try aiFaults.equivocation(task, round, seat, one, other) {
            require(stakeOf(seat) == 0, "an equivocator kept its stake");
            succeeded["equivocation"]++;
        } catch {}
        moves();
    }

    function demandsNodes(uint256 what) external {
        IAiGapRounds.Outcome memory outcome = told(what);
        IAiGapDemands.Node memory root = IAiGapDemands.Node(IAiGapDemands.Tree.Direction, 0, 0, 0);
        vm.prank(challenger);
        try aiDemands.demand(task, outcome, root, outcome.direction, new bytes32[](0)) returns (bytes32 id) {
            demands.push(id);
            succeeded["demand"]++;
        } catch {}
    }

    function shows(uint256 what) external {
        if (demands.length == 0) return;
        bytes32 id = demands[demands.length - 1];
        try aiDemands.showNodes(id, nodes(told(what).norms)) {
            succeeded["show"]++;
        } catch {}
    }

    function expires(bool late) external {
        if (demands.length == 0) return;
        bytes32 id = demands[demands.length - 1];
        if (late) passTo(uint256(aiDemands.demandOf(id).deadline) + 1);
        uint256 round = number();
        try aiDemands.expire(id) {
            struck[task][round][aiDemands.demandOf(id).outcome] = true;
            succeeded["expire"]++;
        } catch {}
        moves();
    }

    function reclaims(uint256 which) external {
        if (demands.length == 0) return;
        try aiDemands.reclaim(demands[which % demands.length]) {
            succeeded["reclaim"]++;
        } catch {}
    }

    function claims(uint256 which, uint256 seat) external {
        claimOf(which % aiTasks.taskCount() + 1, seat % SEATS);
    }

    function passes(uint256 time) external {
        skip(bound(time, 1, 2 * WINDOW));
    }

    /// @notice Whatever is open is brought to its end by anybody, and everything is claimed.
    function endsEverything() external {
        for (uint256 i; i < 100 && phase() < IAiGapRounds.Phase.Final; ++i) {
            passTo(uint256(aiRounds.roundOf(task).deadline) + WINDOW + 1);
            if (phase() != IAiGapRounds.Phase.Challenge) {
                aiRounds.poke(task);
                continue;
            }
            for (uint256 k; k < demands.length; ++k) {
                if (aiDemands.demandOf(demands[k]).state != IAiGapDemands.State.Open) continue;
                try aiDemands.expire(demands[k]) {} catch {}
            }
            for (uint256 what; what < 3 && phase() == IAiGapRounds.Phase.Challenge; ++what) {
                try aiRounds.conclude(task, told(what)) {} catch {}
            }
        }
        for (uint256 k; k < demands.length; ++k) {
            if (aiDemands.demandOf(demands[k]).state == IAiGapDemands.State.Open) aiDemands.reclaim(demands[k]);
        }
        claimEverything();
    }

    function openBonds() external view returns (uint256 sum) {
        for (uint256 i; i < demands.length; ++i) {
            IAiGapDemands.Demand memory one = aiDemands.demandOf(demands[i]);
            if (one.state == IAiGapDemands.State.Open) sum += one.bond;
        }
    }

    function everything() external view returns (uint256 sum) {
        sum = vault.escrowOf(address(aiRewards)) + vault.escrowOf(address(aiDemands));
        sum += vault.balanceOf(creator) + vault.balanceOf(challenger) + vault.balanceOf(GOVERNOR);
        sum += vault.balanceOf(address(this));
        for (uint256 i; i < SEATS; ++i) {
            sum += vault.balanceOf(participant(i));
        }
    }

    function funded() external pure returns (uint256) {
        return (101 + SEATS) * FUNDED;
    }

    function checkBooks() external view {
        escrowAddsUp();
        for (uint256 id = 1; id <= aiTasks.taskCount(); ++id) {
            uint256 earned = claimed[id];
            for (uint256 seat; seat < SEATS; ++seat) {
                earned += aiRewards.accountOf(id, seat).earned;
            }
            // no more than the bounty and all stakes that could be slashed
            assertLe(earned + aiRewards.potOf(id).bounty, uint256(BOUNTY) + SEATS * uint256(STAKE), "paid too much");
        }
    }

    function escrows() external view returns (uint256) {
        return vault.escrowOf(address(aiRewards)) + vault.escrowOf(address(aiDemands));
    }

    function bonds() external view returns (uint256) {
        return vault.escrowOf(address(aiDemands));
    }

    function passTo(uint256 timestamp) private {
        if (timestamp > vm.getBlockTimestamp()) vm.warp(timestamp);
    }

    /// @dev Rounds only rise, and within one the phase does.
    function moves() private {
        IAiGapRounds.Round memory round = aiRounds.roundOf(task);
        uint256 now_ = uint256(round.number) * 16 + uint256(round.phase);
        require(now_ >= progress, "a phase went back");
        progress = now_;
        require(round.done & ~round.expected == 0, "acted without being asked");
    }

    function inTime(IAiGapRounds.Phase expected) private view {
        IAiGapRounds.Round memory round = aiRounds.roundOf(task);
        require(round.phase == expected && vm.getBlockTimestamp() <= round.deadline, "out of its window");
    }

    function claimEverything() private {
        for (uint256 id = 1; id <= aiTasks.taskCount(); ++id) {
            for (uint256 seat; seat < SEATS; ++seat) {
                claimOf(id, seat);
            }
        }
    }

    function claimOf(uint256 id, uint256 seat) private {
        uint256 earned = aiRewards.accountOf(id, seat).earned;
        uint256 staked = aiRewards.accountOf(id, seat).stake;
        bool ended = aiRewards.potOf(id).ended;
        try aiRewards.claim(id, seat) returns (uint256 amount) {
            require(amount == earned + (ended ? staked : 0), "another amount");
            claimed[id] += earned;
            succeeded["claim"]++;
        } catch {}
    }

    /// @dev 0 is the truth; the direction of each has nodes that can be shown.
    function told(uint256 what) private view returns (IAiGapRounds.Outcome memory outcome) {
        outcome = outcomeOf(what % 3 == 0 ? "honest" : what % 3 == 1 ? "bad" : "worse");
        bytes32[] memory four = nodes(outcome.norms);
        outcome.direction = keccak256(
            bytes.concat(keccak256(bytes.concat(four[0], four[1])), keccak256(bytes.concat(four[2], four[3])))
        );
    }

    function nodes(bytes32 seed) private pure returns (bytes32[] memory four) {
        four = new bytes32[](4);
        for (uint256 i; i < 3; ++i) {
            four[i] = keccak256(abi.encode(seed, i));
        }
    }

    function signed(uint256 seat, bytes32 root) private view returns (IAiGapFaults.Manifest memory) {
        address account = aiRounds.seatOf(task, seat).account;
        uint256 key;
        for (uint256 i; i < SEATS; ++i) {
            if (participant(i) == account) key = secret("participant", i);
        }
        if (key == 0) key = 1;
        (bytes32 r, bytes32 vs) = vm.signCompact(key, aiFaults.manifestDigest(task, number(), root, "fid"));
        return IAiGapFaults.Manifest(root, "fid", bytes.concat(r, vs));
    }
}
