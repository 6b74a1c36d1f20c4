// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICopyChallenges} from "../../src/rights/ICopyChallenges.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title What data rights cost, with the 21,000 of a transaction and its calldata; the gates are the issue's.
/// @dev In isolation every call is a transaction of its own: storage is cold.
/// forge-config: default.isolate = true
contract RightsGasTest is RightsFixture {
    uint256 private constant REGISTER = 250_000;
    uint256 private constant CHALLENGE = 150_000;

    string private json;

    function setUp() external {
        json = vm.readFile("../fingerprint/library/src/test/resources/view-vectors.json");
        deployRights();
        register(stranger, "the network is not new");
    }

    function test_registration() external {
        gateRegistration("first of an account", claimOf("harbour"));
        gateRegistration("a further one", claimOf("lighthouse"));
    }

    function test_challenges() external {
        IDataRightsRegistry.Claim memory original = claimOf("original");
        original.viewsRoot = vm.parseJsonBytes32(json, ".older.root");
        IDataRightsRegistry.Claim memory copy = claimOf("copy");
        copy.viewsRoot = vm.parseJsonBytes32(json, ".newer.root");
        copy.identifier = original.identifier ^ type(uint64).max;
        uint40 older = register(creator, original);
        uint40 newer = register(copier, copy);
        ICopyChallenges.View memory whole = view_(".newer", 0);
        ICopyChallenges.View memory part = view_(".older", 11);
        uint256 snapshot = vm.snapshotState();
        copies.challenge(newer, older, copy, original);
        assertLe(vm.snapshotGasLastCall("rights", "challenge"), CHALLENGE);
        vm.revertToState(snapshot);
        copies.challengeViews(newer, older, copy, original, whole, part);
        assertLe(vm.snapshotGasLastCall("rights", "challengeViews, 41 views"), CHALLENGE);
    }

    function test_disputes() external {
        uint40 number = register(creator, "harbour");
        vm.prank(stranger);
        disputes.open(number);
        vm.snapshotGasLastCall("rights", "dispute: open");
        skip(BEAT);
        disputes.draw(number);
        vm.snapshotGasLastCall("rights", "dispute: draw");
        answer(number, creator);
        vm.snapshotGasLastCall("rights", "dispute: answer");
        bytes memory signature = verdict(number, IRightsDisputes.Verdict.Confirmed);
        disputes.conclude(number, IRightsDisputes.Verdict.Confirmed, EVIDENCE, signature);
        vm.snapshotGasLastCall("rights", "dispute: conclude");
        vm.prank(creator);
        certificates.transferFrom(creator, copier, number);
        vm.snapshotGasLastCall("rights", "certificate: first transfer");
    }

    function test_lineage() external {
        uint40[] memory parents = new uint40[](8);
        for (uint256 i; i < 8; ++i) {
            parents[i] = register(creator, vm.toString(i));
        }
        uint40 child = register(copier, "mosaic");
        ILineage.Edge[] memory edges = new ILineage.Edge[](1);
        edges[0] = ILineage.Edge(parents[0], ILineage.Kind.Derived, 1_000, EVIDENCE);
        vm.prank(copier);
        lineage.declare(child, edges, new ILineage.Consent[](0));
        vm.snapshotGasLastCall("rights", "lineage: first parent");
        edges = new ILineage.Edge[](7);
        for (uint256 i; i < 7; ++i) {
            edges[i] = ILineage.Edge(parents[i + 1], ILineage.Kind.Derived, 1_000, EVIDENCE);
        }
        vm.prank(copier);
        lineage.declare(child, edges, new ILineage.Consent[](0));
        vm.snapshotGasLastCall("rights", "lineage: seven more");
    }

    function gateRegistration(string memory state, IDataRightsRegistry.Claim memory claim) private {
        commit(creator, claim);
        uint256 gas = vm.snapshotGasLastCall("rights", string.concat("commit, ", state));
        skip(1);
        reveal(creator, claim);
        gas += vm.snapshotGasLastCall("rights", string.concat("reveal, ", state));
        vm.snapshotValue("rights", string.concat("registration, ", state), gas);
        assertLe(gas, REGISTER, "commit and reveal");
    }

    function view_(string memory key, uint256 index) private view returns (ICopyChallenges.View memory shown) {
        string memory path = string.concat(key, ".views[", vm.toString(index), "]");
        shown.index = vm.parseJsonUint(json, string.concat(path, ".index"));
        shown.code = uint256(vm.parseJsonBytes32(json, string.concat(path, ".code")));
        shown.siblings = vm.parseJsonBytes32Array(json, string.concat(path, ".siblings"));
    }
}
