// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../../src/governance/IDirectory.sol";
import {IR2sStaking} from "../../src/consensus/IR2sStaking.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Nodes, candidates, informers and attackers who do anything in any order, on a network of their own.
/// @dev Every call either does what it may or is refused and changes nothing; what must hold is checked by the invariants.
contract R2sActors is ConsensusFixture {
    uint256 private constant NODES = 16;

    mapping(string move => uint256) public succeeded;
    bool public strangerSucceeded;

    constructor() {
        deployNetwork(false);
        skip(1 hours);
        for (uint256 i = 1; i <= 6; i++) {
            addNode(i, 3_000 ether);
        }
        startEra(1);
    }

    function wait(uint256 time) external {
        skip(bound(time, 0, 2 hours));
    }

    /// @notice To the next opening or the next start of an era: left to chance, elections would be rare.
    function jump(bool toElection) external {
        uint256 era = parameters.era();
        (uint256 from, uint256 until) = election.opening(era);
        if (toElection && vm.getBlockTimestamp() < from) vm.warp(from);
        else vm.warp(until);
    }

    function register(uint256 i, uint96 stake) external {
        i = bound(i, 1, NODES);
        stake = uint96(bound(stake, 2_999 ether, 15_000 ether));
        fund(nodeAccount(i), stake);
        IR2sStaking.Registration memory registration = registrationOf(i, stake);
        vm.prank(nodeAccount(i));
        try staking.register(registration) {
            succeeded["register"]++;
        } catch {}
    }

    function topUp(uint256 i, uint96 amount) external {
        uint32 id = staking.nodeOfAccount(nodeAccount(bound(i, 1, NODES)));
        vm.prank(nodeAccount(bound(i, 1, NODES)));
        try staking.topUp(id, uint96(bound(amount, 0, 100_000 ether))) {
            succeeded["topUp"]++;
        } catch {}
    }

    function exit(uint256 i) external {
        uint32 id = staking.nodeOfAccount(nodeAccount(bound(i, 1, NODES)));
        vm.prank(nodeAccount(bound(i, 1, NODES)));
        try staking.exit(id) {
            succeeded["exit"]++;
        } catch {}
    }

    function withdraw(uint256 i) external {
        uint32 id = staking.nodeOfAccount(nodeAccount(bound(i, 1, NODES)));
        vm.prank(nodeAccount(bound(i, 1, NODES)));
        try staking.withdraw(id) {
            succeeded["withdraw"]++;
        } catch {}
    }

    /// @notice One candidate of any number: right, or with the proof of another.
    function submit(uint256 i, uint256 prover) external {
        i = bound(i, 1, NODES);
        prover = prover % 4 == 0 ? bound(prover, 1, NODES) : i;
        uint32 id = staking.nodeOfValidator(validatorOf(i));
        try election.messageOf(parameters.era()) returns (bytes32 message) {
            uint32[] memory nodes = new uint32[](1);
            nodes[0] = id;
            try election.submit(nodes, nodeKey(i), proofOf(prover, message)) {
                succeeded["submit"]++;
            } catch {}
        } catch {}
    }

    function submitAll(uint256 skipped) external {
        try election.messageOf(parameters.era()) returns (bytes32 message) {
            for (uint256 i = 1; i <= NODES; i++) {
                uint32 id = staking.nodeOfValidator(validatorOf(i));
                if (id == 0 || i == skipped % 24) continue;
                uint32[] memory nodes = new uint32[](1);
                nodes[0] = id;
                try election.submit(nodes, nodeKey(i), proofOf(i, message)) {
                    succeeded["submit"]++;
                } catch {}
            }
        } catch {}
    }

    function conclude(uint256 era) external {
        uint256 now_ = parameters.era();
        era = now_ == 0 || era % 8 == 0 ? bound(era, 0, now_ + 1) : now_ - 1;
        address[] memory before = validatorSet.getValidators();
        try election.conclude(era) {
            succeeded["conclude"]++;
            if (keccak256(abi.encode(before)) != keccak256(abi.encode(validatorSet.getValidators()))) {
                succeeded["replaced"]++;
            }
        } catch {}
    }

    /// @notice Conduct has its evidence (its own tests are about that): a fine and a vacancy.
    function accuse(uint256 place, uint256 basisPoints, bool expel) external {
        address[] memory set = validatorSet.getValidators();
        address accused = set[place % set.length];
        uint32 id = staking.nodeOfValidator(accused);
        vm.startPrank(address(conduct));
        if (id != 0) {
            staking.fine(id, bound(basisPoints, 0, 10_000), address(0x4e9), expel);
            credit.fault(id, 1);
        }
        election.vacate(accused);
        vm.stopPrank();
        succeeded["accuse"]++;
    }

    function fill(uint256 place) external {
        address[] memory set = validatorSet.getValidators();
        try election.fill(set[place % set.length]) {
            succeeded["fill"]++;
        } catch {}
    }

    /// @notice What only others may do.
    function attack(address who, uint256 move, address[] calldata wanted) external {
        if (who == address(conduct) || who == address(election) || who == GOVERNOR) return;
        vm.startPrank(who);
        move %= 6;
        if (move == 0) {
            try validatorSet.replace(wanted) {
                strangerSucceeded = true;
            } catch {}
        }
        if (move == 1) {
            try validatorSet.bind(IDirectory(who)) {
                strangerSucceeded = true;
            } catch {}
        }
        if (move == 2) {
            try election.vacate(address(0x1001)) {
                strangerSucceeded = true;
            } catch {}
        }
        if (move == 3) {
            try staking.fine(1, 10_000, who, true) {
                strangerSucceeded = true;
            } catch {}
        }
        if (move == 4) {
            try credit.fault(1, 7) {
                strangerSucceeded = true;
            } catch {}
        }
        if (move == 5) {
            try staking.bindWorker(1, 1) {
                strangerSucceeded = true;
            } catch {}
        }
        vm.stopPrank();
    }

    // --- what the invariants look at ---

    function validators() external view returns (address[] memory, uint256 safeSize) {
        return (validatorSet.getValidators(), validatorSet.safeSize());
    }

    /// @return escrow of the staking contract
    /// @return sum of the stakes of all nodes
    function money() external view returns (uint256 escrow, uint256 sum) {
        escrow = vault.escrowOf(address(staking));
        for (uint32 id = 1; id <= staking.nodeCount(); id++) {
            sum += staking.node(id).stake;
        }
    }

    /// @notice Whether every validator is of the genesis, or a node whose stake is still there to be fined.
    function everybodyIsLiable() external view returns (bool) {
        address[] memory set = validatorSet.getValidators();
        for (uint256 i = 0; i < set.length; i++) {
            uint32 id = staking.nodeOfValidator(set[i]);
            if (id == 0 && uint160(set[i]) - 0x1001 < 4) continue;
            if (id == 0 || staking.node(id).state == IR2sStaking.NodeState.Withdrawn) return false;
        }
        return true;
    }
}
