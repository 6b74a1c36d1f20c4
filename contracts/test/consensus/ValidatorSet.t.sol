// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../../src/governance/IDirectory.sol";
import {IValidatorSet} from "../../src/consensus/IValidatorSet.sol";
import {Deploy} from "../support/Deploy.sol";
import {GenesisSet} from "../support/GenesisSet.sol";
import {Test} from "../support/Test.sol";

/// @title The set that QBFT reads, from a genesis of four.
/// forge-config: default.isolate = true
contract ValidatorSetTest is Test {
    address private constant ELECTION = address(0xe1ec);
    IValidatorSet private set;
    IDirectory private directory;

    function setUp() external {
        set = GenesisSet.place(address(this), GenesisSet.addresses(4));
        bytes32[] memory names = new bytes32[](1);
        address[] memory addresses = new address[](1);
        (names[0], addresses[0]) = ("R2sElection", ELECTION);
        directory = IDirectory(Deploy.create("Directory", abi.encode(names, addresses, address(1))));
    }

    function test_theGenesisIsReadBeforeAnyTransaction() external view {
        assertEq(set.getValidators(), GenesisSet.addresses(4));
        assertEq(set.size(), 4);
        assertTrue(set.contains(address(0x1004)));
        assertFalse(set.contains(address(0x1005)));
        assertEq(set.changedAt(), 0);
    }

    function test_onlyTheBootstrapperBindsAndOnlyOnce() external {
        vm.prank(address(7));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.OnlyBootstrapper.selector, address(this), address(7)));
        set.bind(directory);
        set.bind(directory);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.AlreadyBound.selector, address(directory)));
        set.bind(directory);
    }

    function test_beforeItIsBoundNobodyReplaces() external {
        vm.prank(ELECTION);
        vm.expectRevert(IValidatorSet.NotBound.selector);
        set.replace(GenesisSet.addresses(5));
    }

    function test_onlyTheElectionReplaces() external {
        set.bind(directory);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.OnlyElection.selector, ELECTION, address(this)));
        set.replace(GenesisSet.addresses(5));
    }

    function test_safeSizeIsFourOrThatOfASmallerGenesis() external {
        set.bind(directory);
        assertEq(set.safeSize(), 4);
        for (uint256 count = 1; count < 7; count++) {
            set = GenesisSet.place(address(this), GenesisSet.addresses(count));
            vm.store(address(set), bytes32(uint256(2)), 0);
            set.bind(directory);
            assertEq(set.safeSize(), count < 4 ? count : 4);
        }
    }

    function test_refusesDuplicatesDisorderAndZero() external {
        set.bind(directory);
        address[] memory next = GenesisSet.addresses(5);
        next[2] = next[1];
        refused(next, abi.encodeWithSelector(IValidatorSet.SetUnordered.selector, next[1], next[1]));
        next = GenesisSet.addresses(5);
        (next[0], next[1]) = (next[1], next[0]);
        refused(next, abi.encodeWithSelector(IValidatorSet.SetUnordered.selector, next[0], next[1]));
        next = GenesisSet.addresses(5);
        next[0] = address(0);
        refused(next, abi.encodeWithSelector(IValidatorSet.SetUnordered.selector, address(0), address(0)));
    }

    /// @dev EIP-7702: asked about code, a validator in office could keep others' seats from being filled.
    function test_aMemberThatDelegatesItsAccountBlocksNobody() external {
        set.bind(directory);
        address[] memory next = GenesisSet.addresses(5);
        vm.etch(next[3], hex"ef0100000000000000000000000000000000000000abcd");
        vm.prank(ELECTION);
        set.replace(next);
        assertEq(set.getValidators(), next);
    }

    function test_refusesSetsThatAreTooSmallOrTooLarge() external {
        set.bind(directory);
        refused(GenesisSet.addresses(0), abi.encodeWithSelector(IValidatorSet.SetTooSmall.selector, 4, 0));
        refused(GenesisSet.addresses(3), abi.encodeWithSelector(IValidatorSet.SetTooSmall.selector, 4, 3));
        refused(GenesisSet.addresses(33), abi.encodeWithSelector(IValidatorSet.SetTooLarge.selector, 32, 33));
    }

    /// @dev Whatever is thrown at it, what is read afterwards is a whole, ordered set: the new one or the old one.
    function testFuzz_aReplacementIsWholeOrNot(address[] memory next) external {
        set.bind(directory);
        address[] memory before = set.getValidators();
        vm.prank(ELECTION);
        try set.replace(next) {
            assertEq(set.getValidators(), next);
        } catch {
            assertEq(set.getValidators(), before);
        }
        assertSound();
    }

    function testFuzz_everySizeIsReadAsWritten(uint256 count, bytes32 salt) external {
        set.bind(directory);
        count = bound(count, 4, 32);
        address[] memory next = new address[](count);
        uint160 last = uint160(uint256(salt)) >> 8;
        for (uint256 i; i < count; i++) {
            last += uint160(bound(uint256(keccak256(abi.encode(salt, i))), 1, type(uint128).max));
            next[i] = address(last);
        }
        vm.prank(ELECTION);
        set.replace(next);
        assertEq(set.getValidators(), next);
        assertTrue(set.contains(next[count - 1]));
        assertSound();
    }

    function test_gasAtElevenIsFarBelowTheReach() external {
        set.bind(directory);
        vm.prank(ELECTION);
        set.replace(GenesisSet.addresses(11));
        vm.snapshotGasLastCall("r2s", "replace the set by 11");
        set.getValidators();
        uint256 gas = vm.snapshotGasLastCall("r2s", "getValidators at 11");
        assertLt(gas, 60_000);
    }

    function refused(address[] memory next, bytes memory reason) private {
        vm.prank(ELECTION);
        vm.expectRevert(reason);
        set.replace(next);
        assertEq(set.getValidators(), GenesisSet.addresses(4));
    }

    function assertSound() private view {
        address[] memory validators = set.getValidators();
        assertGe(validators.length, 4);
        for (uint256 i = 1; i < validators.length; i++) {
            assertTrue(validators[i - 1] < validators[i]);
        }
    }
}
