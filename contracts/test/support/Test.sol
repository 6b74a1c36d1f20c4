// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";

/// @title Base of every forge test: cheatcodes, assertions, targets of invariant tests.
/// @dev Invariant tests override nothing: they call `targetContract`, `targetSelector`, `excludeSender` in setUp.
abstract contract Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice Marks the contract as a test for forge.
    bool public constant IS_TEST = true;

    address[] private _contracts;
    address[] private _excludedContracts;
    address[] private _senders;
    address[] private _excludedSenders;
    FuzzSelector[] private _selectors;

    /// @notice Read by forge: assertions revert, so a test that returns has not failed.
    function failed() public pure returns (bool) {
        return false;
    }

    function targetContracts() public view returns (address[] memory) {
        return _contracts;
    }

    function excludeContracts() public view returns (address[] memory) {
        return _excludedContracts;
    }

    function targetSenders() public view returns (address[] memory) {
        return _senders;
    }

    function excludeSenders() public view returns (address[] memory) {
        return _excludedSenders;
    }

    function targetSelectors() public view returns (FuzzSelector[] memory) {
        return _selectors;
    }

    function targetContract(address where) internal {
        _contracts.push(where);
    }

    function excludeContract(address where) internal {
        _excludedContracts.push(where);
    }

    function targetSender(address sender) internal {
        _senders.push(sender);
    }

    function excludeSender(address sender) internal {
        _excludedSenders.push(sender);
    }

    function targetSelector(FuzzSelector memory selector) internal {
        _selectors.push(selector);
    }

    /// @notice Folds `value` into [minimum, maximum]; values already inside stay, edges stay reachable.
    function bound(uint256 value, uint256 minimum, uint256 maximum) internal pure returns (uint256) {
        require(minimum <= maximum, "bound: minimum > maximum");
        if (value >= minimum && value <= maximum) return value;
        unchecked {
            uint256 size = maximum - minimum + 1;
            if (size == 0) return value;
            // The extremes of the fuzzer become the extremes of the range.
            if (value <= 3 && size > value) return minimum + value;
            if (value >= type(uint256).max - 3 && size > type(uint256).max - value) {
                return maximum - (type(uint256).max - value);
            }
            return minimum + value % size;
        }
    }

    /// @notice An address of its own for an actor, labelled in traces.
    function makeAddress(string memory name) internal returns (address account) {
        (account,) = makeAccount(name);
    }

    /// @notice An address and its private key for an actor that signs.
    function makeAccount(string memory name) internal returns (address account, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        account = vm.addr(privateKey);
        vm.label(account, name);
    }

    /// @notice Moves time. Read the time after it with vm.getBlockTimestamp(): via_ir may reuse an earlier TIMESTAMP.
    function skip(uint256 secondsLater) internal {
        vm.warp(vm.getBlockTimestamp() + secondsLater);
    }

    function assertTrue(bool condition) internal pure {
        vm.assertTrue(condition);
    }

    function assertTrue(bool condition, string memory message) internal pure {
        vm.assertTrue(condition, message);
    }

    function assertFalse(bool condition) internal pure {
        vm.assertFalse(condition);
    }

    function assertFalse(bool condition, string memory message) internal pure {
        vm.assertFalse(condition, message);
    }

    function assertEq(bool left, bool right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(bool left, bool right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(uint256 left, uint256 right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(int256 left, int256 right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(address left, address right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(address left, address right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(bytes32 left, bytes32 right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(bytes32 left, bytes32 right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(string memory left, string memory right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(bytes memory left, bytes memory right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(bytes memory left, bytes memory right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(uint256[] memory left, uint256[] memory right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(address[] memory left, address[] memory right) internal pure {
        vm.assertEq(left, right);
    }

    function assertEq(bytes32[] memory left, bytes32[] memory right) internal pure {
        vm.assertEq(left, right);
    }

    function assertNotEq(uint256 left, uint256 right) internal pure {
        vm.assertNotEq(left, right);
    }

    function assertNotEq(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertNotEq(left, right, message);
    }

    function assertNotEq(address left, address right) internal pure {
        vm.assertNotEq(left, right);
    }

    function assertNotEq(bytes32 left, bytes32 right) internal pure {
        vm.assertNotEq(left, right);
    }

    function assertNotEq(bytes memory left, bytes memory right) internal pure {
        vm.assertNotEq(left, right);
    }

    function assertGt(uint256 left, uint256 right) internal pure {
        vm.assertGt(left, right);
    }

    function assertGt(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertGt(left, right, message);
    }

    function assertGe(uint256 left, uint256 right) internal pure {
        vm.assertGe(left, right);
    }

    function assertGe(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertGe(left, right, message);
    }

    function assertLt(uint256 left, uint256 right) internal pure {
        vm.assertLt(left, right);
    }

    function assertLt(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertLt(left, right, message);
    }

    function assertLe(uint256 left, uint256 right) internal pure {
        vm.assertLe(left, right);
    }

    function assertLe(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertLe(left, right, message);
    }

    function assertApproxEqAbs(uint256 left, uint256 right, uint256 maximumDelta) internal pure {
        vm.assertApproxEqAbs(left, right, maximumDelta);
    }

    function assertApproxEqRel(uint256 left, uint256 right, uint256 maximumPercentDelta) internal pure {
        vm.assertApproxEqRel(left, right, maximumPercentDelta);
    }
}
