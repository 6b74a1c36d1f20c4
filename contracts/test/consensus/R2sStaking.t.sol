// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IR2sStaking} from "../../src/consensus/IR2sStaking.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Consensus nodes: who may be one, whose key counts when, and when the stake is free.
contract R2sStakingTest is ConsensusFixture {
    function setUp() external {
        deployNetwork(false);
        skip(1 hours);
    }

    // --- what holds ---

    function test_aNodeStandsFromTheNextEraOn() external {
        uint32 node = addNode(1, 3_000 ether);
        assertEq(node, 1);
        IR2sStaking.Node memory created = staking.node(node);
        assertEq(created.account, nodeAccount(1));
        assertEq(created.validator, validatorOf(1));
        assertEq(created.keyFrom, 1);
        assertEq(vault.escrowOf(address(staking)), 3_000 ether);
        (uint256 stake,) = staking.standing(node, 0, staking.minimumStake());
        assertEq(stake, 0, "its key does not count yet");
        bytes32 key;
        (stake, key) = staking.standing(node, 1, staking.minimumStake());
        assertEq(stake, 3_000 ether);
        assertEq(key, keccak256(nodeKey(1)));
    }

    function test_topUpCountsAtOnce() external {
        addNode(1, 3_000 ether);
        fund(nodeAccount(1), 500 ether);
        vm.prank(nodeAccount(1));
        staking.topUp(1, 500 ether);
        (uint256 stake,) = staking.standing(1, 1, staking.minimumStake());
        assertEq(stake, 3_500 ether);
        assertEq(vault.escrowOf(address(staking)), 3_500 ether);
    }

    function test_aChangedKeyCountsFromTheNextEraOn() external {
        addNode(1, 3_000 ether);
        startEra(2);
        changeKey(1, 77);
        assertEq(staking.vrfKeyAt(1, 2), keccak256(nodeKey(1)));
        assertEq(staking.vrfKeyAt(1, 3), keccak256(nodeKey(77)));
        assertEq(staking.vrfKeyAt(1, 1), keccak256(nodeKey(1)));
    }

    function test_anExitedNodeGetsItsStakeAfterCooling() external {
        addNode(1, 3_000 ether);
        startEra(3);
        vm.prank(nodeAccount(1));
        staking.exit(1);
        (uint256 stake,) = staking.standing(1, 3, staking.minimumStake());
        assertEq(stake, 0, "it stands no more");
        startEra(5);
        vm.prank(nodeAccount(1));
        assertEq(staking.withdraw(1), 3_000 ether);
        assertEq(vault.balanceOf(nodeAccount(1)), 3_000 ether);
        assertEq(vault.escrowOf(address(staking)), 0);
        // the account may come back, with other keys
        fund(nodeAccount(1), 0 + 1 ether);
        assertEq(staking.nodeOfAccount(nodeAccount(1)), 0);
    }

    function test_aWorkerBindsItself() external {
        openGroup(0);
        addNode(1, 3_000 ether);
        vm.prank(workerAccount(0));
        staking.bindWorker(1, 1);
        assertEq(staking.nodeOfWorker(1), 1);
        vm.prank(nodeAccount(1));
        staking.releaseWorker(1);
        assertEq(staking.nodeOfWorker(1), 0);
    }

    // --- refusals: registration ---

    function test_refusesTooLittleStake() external {
        fund(nodeAccount(1), 3_000 ether);
        expectRefused(
            registrationOf(1, 2_999 ether),
            abi.encodeWithSelector(IR2sStaking.StakeTooLow.selector, 3_000 ether, 2_999 ether)
        );
    }

    function test_refusesStakeThatIsNotThere() external {
        IR2sStaking.Registration memory registration = registrationOf(1, 3_000 ether);
        vm.prank(nodeAccount(1));
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, nodeAccount(1), 3_000 ether, 0));
        staking.register(registration);
        assertEq(staking.nodeCount(), 0);
    }

    function test_refusesASecondNodeOfAnAccount() external {
        addNode(1, 3_000 ether);
        fund(nodeAccount(1), 3_000 ether);
        expectRefused(
            registrationOf(1, 3_000 ether),
            abi.encodeWithSelector(IR2sStaking.AccountHasNode.selector, nodeAccount(1), 1)
        );
    }

    function test_refusesAValidatorAddressTwice() external {
        addNode(1, 3_000 ether);
        IR2sStaking.Registration memory registration = registrationOf(2, 3_000 ether);
        registration.validator = validatorOf(1);
        registration.consent = consentOf(validatorKey(1), nodeAccount(2));
        expectRefusedFrom(
            2, registration, abi.encodeWithSelector(IR2sStaking.ValidatorTaken.selector, validatorOf(1), 1)
        );
    }

    function test_refusesAKeyTwiceEvenFromItsOwner() external {
        addNode(1, 3_000 ether);
        IR2sStaking.Registration memory registration = registrationOf(2, 3_000 ether);
        registration.vrfKey = nodeKey(1);
        registration.possession = possessionOf(1, nodeAccount(2));
        expectRefusedFrom(
            2, registration, abi.encodeWithSelector(IR2sStaking.VrfKeyTaken.selector, keccak256(nodeKey(1)), 1)
        );
        startEra(2);
        changeKey(1, 77);
        startEra(4);
        bytes memory old = nodeKey(1);
        bytes memory possession = possessionOf(1, nodeAccount(1));
        vm.prank(nodeAccount(1));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.VrfKeyTaken.selector, keccak256(old), 1));
        staking.changeVrfKey(1, old, possession);
    }

    function test_refusesAValidatorThatIsAContract() external {
        vm.etch(validatorOf(1), hex"00");
        expectRefused(
            registrationOf(1, 3_000 ether),
            abi.encodeWithSelector(IR2sStaking.ValidatorHasCode.selector, validatorOf(1))
        );
    }

    function test_refusesAValidatorThatConsentedToSomebodyElse() external {
        IR2sStaking.Registration memory registration = registrationOf(1, 3_000 ether);
        registration.consent = consentOf(validatorKey(1), address(0xbad));
        fund(nodeAccount(1), 3_000 ether);
        vm.prank(nodeAccount(1));
        vm.expectPartialRevert(IR2sStaking.ConsentRejected.selector);
        staking.register(registration);
        registration.consent = hex"1234";
        expectRefused(
            registration, abi.encodeWithSelector(IR2sStaking.ConsentRejected.selector, validatorOf(1), address(0))
        );
    }

    function test_refusesACopiedPossession() external {
        addNode(1, 3_000 ether);
        IR2sStaking.Registration memory registration = registrationOf(2, 3_000 ether);
        registration.vrfKey = nodeKey(3);
        registration.possession = possessionOf(3, nodeAccount(1)); // made for another account
        expectRefusedFrom(
            2, registration, abi.encodeWithSelector(IR2sStaking.VrfPossessionRejected.selector, keccak256(nodeKey(3)))
        );
    }

    function test_refusesMalformedKeys() external {
        IR2sStaking.Registration memory registration = registrationOf(1, 3_000 ether);
        bytes memory infinity = new bytes(256);
        registration.vrfKey = infinity;
        registration.possession = new bytes(128);
        expectRefused(
            registration, abi.encodeWithSelector(IR2sStaking.VrfPossessionRejected.selector, keccak256(infinity))
        );
        registration.vrfKey = new bytes(255);
        expectRefused(registration, abi.encodeWithSelector(IR2sStaking.VrfKeyLength.selector, 256, 255));
        registration = registrationOf(1, 3_000 ether);
        registration.vrfKey[255] ^= 0x01; // off the curve
        expectRefused(
            registration,
            abi.encodeWithSelector(IR2sStaking.VrfPossessionRejected.selector, keccak256(registration.vrfKey))
        );
        registration = registrationOf(1, 3_000 ether);
        registration.possession = ProverCurve.G1_OFF_SUBGROUP;
        expectRefused(
            registration, abi.encodeWithSelector(IR2sStaking.VrfPossessionRejected.selector, keccak256(nodeKey(1)))
        );
    }

    // --- refusals: later ---

    function test_refusesASecondChangeBeforeTheFirstCounted() external {
        addNode(1, 3_000 ether);
        bytes memory key = nodeKey(77);
        bytes memory possession = possessionOf(77, nodeAccount(1));
        startEra(1);
        vm.prank(nodeAccount(1));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.VrfKeyPending.selector, 1, 1, 1));
        staking.changeVrfKey(1, key, possession);
    }

    function test_refusesStrangers() external {
        addNode(1, 3_000 ether);
        bytes memory reason = abi.encodeWithSelector(IR2sStaking.OnlyNode.selector, 1, nodeAccount(1), address(this));
        vm.expectRevert(reason);
        staking.topUp(1, 1);
        vm.expectRevert(reason);
        staking.exit(1);
        vm.expectRevert(reason);
        staking.withdraw(1);
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.NodeUnknown.selector, 2));
        staking.exit(2);
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.OnlyConduct.selector, address(conduct), address(this)));
        staking.fine(1, 1, address(this), true);
    }

    function test_refusesStakeWithdrawnDuringAnEraOrCooling() external {
        addNode(1, 3_000 ether);
        startEra(1);
        vm.prank(nodeAccount(1));
        vm.expectRevert(
            abi.encodeWithSelector(
                IR2sStaking.NodeStateWrong.selector, 1, IR2sStaking.NodeState.Exiting, IR2sStaking.NodeState.Active
            )
        );
        staking.withdraw(1);
        vm.prank(nodeAccount(1));
        staking.exit(1);
        vm.warp(GENESIS + 3 * ERA - 1);
        vm.prank(nodeAccount(1));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.NodeCooling.selector, 1, 3, 2));
        staking.withdraw(1);
    }

    function test_refusesStakeOfAValidatorInOffice() external {
        addNodes(4, 3_000 ether);
        startEra(1);
        elect(1, 1, 4);
        vm.prank(nodeAccount(1));
        staking.exit(1);
        startEra(9);
        vm.prank(nodeAccount(1));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.StillValidator.selector, 1, validatorOf(1)));
        staking.withdraw(1);
    }

    function test_refusesAnothersWorker() external {
        openGroup(0);
        addNodes(2, 3_000 ether);
        vm.prank(nodeAccount(2));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.OnlyWorker.selector, 1, workerAccount(0), nodeAccount(2)));
        staking.bindWorker(1, 2);
        vm.prank(workerAccount(0));
        staking.bindWorker(1, 1);
        vm.prank(workerAccount(0));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.WorkerTaken.selector, 1, 1));
        staking.bindWorker(1, 2);
        vm.prank(nodeAccount(2));
        vm.expectRevert(abi.encodeWithSelector(IR2sStaking.OnlyWorker.selector, 1, workerAccount(0), nodeAccount(2)));
        staking.releaseWorker(1);
    }

    function test_aGovernedMinimumTakesNodesOutOfElections() external {
        addNode(1, 3_000 ether);
        setParameter(Parameter.ValidatorStake, 4);
        (uint256 stake,) = staking.standing(1, 1, staking.minimumStake());
        assertEq(stake, 0);
    }

    function changeKey(uint256 i, uint256 other) private {
        bytes memory key = nodeKey(other);
        bytes memory possession = possessionOf(other, nodeAccount(i));
        vm.prank(nodeAccount(i));
        staking.changeVrfKey(uint32(i), key, possession);
    }

    function expectRefused(IR2sStaking.Registration memory registration, bytes memory reason) private {
        expectRefusedFrom(1, registration, reason);
    }

    function expectRefusedFrom(uint256 i, IR2sStaking.Registration memory registration, bytes memory reason) private {
        fund(nodeAccount(i), 3_000 ether);
        uint32 before = staking.nodeCount();
        uint256 escrow = vault.escrowOf(address(staking));
        vm.prank(nodeAccount(i));
        vm.expectRevert(reason);
        staking.register(registration);
        assertEq(staking.nodeCount(), before, "a refusal left a node");
        assertEq(vault.escrowOf(address(staking)), escrow, "a refusal took money");
    }
}
