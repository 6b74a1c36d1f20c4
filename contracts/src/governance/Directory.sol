// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "./IDirectory.sol";

/// @title The one address a client has to know (protocol.md sections 2 and 12).
/// @custom:security A name never changes its address, so whoever read it once may keep it for ever; the governor can only
/// add names. An address may have no code yet when it is entered: the network's contracts are deployed after the Directory,
/// to addresses predicted from the deployer's nonces. Nothing here holds money or calls out.
contract Directory is IDirectory {
    /// @inheritdoc IDirectory
    address public immutable governor;

    bytes32[] private _names;
    mapping(bytes32 name => address where) private _addresses;

    /// @param names ASCII, left-aligned, no duplicates
    /// @param addresses of the same length, none zero
    /// @param initialGovernor who may add names; a timelock on a public network
    constructor(bytes32[] memory names, address[] memory addresses, address initialGovernor) {
        if (names.length != addresses.length) revert LengthMismatch(names.length, addresses.length);
        if (initialGovernor == address(0)) revert AddressMissing("governor");
        governor = initialGovernor;
        for (uint256 i = 0; i < names.length; i++) {
            _register(names[i], addresses[i]);
        }
    }

    /// @inheritdoc IDirectory
    function register(bytes32 name, address where) external {
        if (msg.sender != governor) revert OnlyGovernor(governor, msg.sender);
        _register(name, where);
    }

    /// @inheritdoc IDirectory
    function find(bytes32 name) external view returns (address where) {
        where = _addresses[name];
        if (where == address(0)) revert NameUnknown(name);
    }

    /// @inheritdoc IDirectory
    function all() external view returns (bytes32[] memory names, address[] memory addresses) {
        names = _names;
        addresses = new address[](names.length);
        for (uint256 i = 0; i < names.length; i++) {
            addresses[i] = _addresses[names[i]];
        }
    }

    function _register(bytes32 name, address where) private {
        if (name == bytes32(0)) revert NameEmpty();
        if (where == address(0)) revert AddressMissing(name);
        if (_addresses[name] != address(0)) revert NameTaken(name, _addresses[name]);
        _names.push(name);
        _addresses[name] = where;
        emit Registered(name, where);
    }
}
