// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CurveKeys} from "./CurveKeys.sol";
import {IProxies} from "./IProxies.sol";

/// @title The list of proxies.
/// @dev One word each; keys and endpoints are in the events.
/// @custom:security Sybil-able by design: t proxies of one operator are one proxy. What they can do together, with the reader, is
/// to read what the reader may read (ADR 0032). No money is here.
contract Proxies is IProxies {
    uint256 private constant LONGEST_ENDPOINT = 128;

    mapping(address account => bytes32 digest) private _keys;
    uint256[50] private __gap;

    /// @inheritdoc IProxies
    function register(bytes calldata key, string calldata endpoint) external {
        uint256 length = bytes(endpoint).length;
        if (length == 0 || length > LONGEST_ENDPOINT) revert ProxyEndpointLength(LONGEST_ENDPOINT, length);
        _keys[msg.sender] = CurveKeys.check(key);
        emit ProxyRegistered(msg.sender, key, endpoint);
    }

    /// @inheritdoc IProxies
    function retire() external {
        if (_keys[msg.sender] == 0) revert ProxyUnknown(msg.sender);
        delete _keys[msg.sender];
        emit ProxyRetired(msg.sender);
    }

    /// @inheritdoc IProxies
    function keyOf(address account) external view returns (bytes32 digest) {
        return _keys[account];
    }
}
